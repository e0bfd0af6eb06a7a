/** How the bytes of a file become text. */
export interface Encoding {
  /** As the Encoding Standard names it. */
  readonly name: string;
  /** Bytes of the byte order mark. */
  readonly skip: number;
}

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']{1,40})["']/;

/**
 * The encoding of an XML file: its byte order mark, else zero bytes where UTF-16 has them, else what
 * the declaration says, else UTF-8. Undefined, with the label, where nobody knows the declared one.
 */
export function encodingOf(bytes: Uint8Array): Encoding | { readonly unknown: string } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', skip: 2 };
  if (a === 0x3c && b === 0) return { name: 'utf-16le', skip: 0 };
  if (a === 0 && b === 0x3c) return { name: 'utf-16be', skip: 0 };
  const label = DECLARED.exec(latin1(bytes.subarray(0, 256)))?.[1];
  if (label === undefined) return { name: 'utf-8', skip: 0 };
  try {
    const name = new TextDecoder(label).encoding;
    // Without zero bytes it cannot be UTF-16, whatever a copied declaration says.
    return { name: name.startsWith('utf-16') ? 'utf-8' : name, skip: 0 };
  } catch {
    return { unknown: label };
  }
}

/** The bytes as characters of the same numbers: enough to look at the beginning of a file. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
