const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether it is an .mpp: a compound file, which only MS Project reads. Asked before anything is sent. */
export async function isMpp(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, COMPOUND.length).arrayBuffer());
  return COMPOUND.every((byte, place) => head[place] === byte) || /\.mpp$/i.test(file.name);
}
