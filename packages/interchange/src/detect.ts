import { type Format, type ReadRefusal, readRefusal } from './read-outcome.ts';
import { isThroughline } from './throughline/index.ts';
import { encodingOf, latin1 } from './xml/index.ts';

const READABLE = ['MS Project XML', 'Primavera XER', 'Primavera XML', 'Throughline'] as const;
/** An XML file's root element stands within this many bytes, comments before it included. */
const HEAD = 64 * 1024;
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The format of a file, by its content; its name is not asked. Refuses what is no schedule, saying what it is. */
export function detectFormat(bytes: Uint8Array): Format | ReadRefusal {
  if (bytes.length === 0) return refuse('file-empty');
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) return refuse('format-mpp');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] as number) < 9)
    return refuse('format-zip');
  const text = headOf(bytes);
  if (text.startsWith('ERMHDR')) return 'xer';
  if (isThroughline(bytes)) return 'throughline';
  const start = text.trimStart();
  if (start === '') return refuse('file-empty');
  if (/^<(!doctype\s+)?html/i.test(start)) return refuse('format-html');
  if (start.startsWith('<')) return xmlFormat(start);
  if (/^[{[]/.test(start)) return refuse('format-json');
  return refuse(looksBinary(text) ? 'format-binary' : 'format-text');
}

function xmlFormat(start: string): Format | ReadRefusal {
  const withoutProlog = start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  const [, prefixed] = /^\s*<([^\s/<>!?]+)/.exec(withoutProlog) ?? [];
  if (prefixed === undefined) {
    // Cut off, or a DOCTYPE: the XML reader says which, and where.
    return 'mspdi';
  }
  const root = prefixed.slice(prefixed.indexOf(':') + 1);
  if (root === 'Project') return 'mspdi';
  if (root === 'APIBusinessObjects') return 'pmxml';
  if (root.toLowerCase() === 'html') return refuse('format-html');
  return readRefusal('format-xml', { root: root.slice(0, 100) }, { accepted: READABLE });
}

/** The beginning of the file as text, its characters outside ASCII not to be relied on. */
function headOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const head = bytes.subarray(0, HEAD);
  if ('unknown' in encoding || !encoding.name.startsWith('utf-16')) {
    let text = '';
    const skip = 'skip' in encoding ? encoding.skip : 0;
    for (let from = skip; from < head.length; from += 4096) {
      text += latin1(head.subarray(from, from + 4096));
    }
    return text;
  }
  return new TextDecoder(encoding.name).decode(head.subarray(encoding.skip));
}

/** Text has no control characters but white space and escape. */
function looksBinary(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, 4096); i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && !(code >= 9 && code <= 13) && code !== 26 && code !== 27) return true;
  }
  return false;
}

function refuse(code: Parameters<typeof readRefusal>[0]): ReadRefusal {
  return readRefusal(code, {}, { accepted: READABLE });
}
