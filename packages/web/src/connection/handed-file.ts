let handed: File | undefined;

/** A file that was dropped on one screen, for the screen that reads it. */
export function handFile(file: File): void {
  handed = file;
}

/** What was handed over, once. */
export function takeHandedFile(): File | undefined {
  const file = handed;
  handed = undefined;
  return file;
}
