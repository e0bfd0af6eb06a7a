import { Fault } from '../fault.ts';

/** In characters. No rule says which: length is what makes a password hard to guess (NIST SP 800-63B). */
export const PASSWORD_LENGTH = { least: 12, most: 256 };

/**
 * What the commonest passwords of this length are made of: words that people repeat, join or fill up with
 * digits and signs.
 */
const COMMON = new Set(
  (
    'password passwort passw0rd p@ssword p@ssw0rd pass word admin administrator root user guest login ' +
    'welcome welcom letmein changeme change me secret default master qwerty qwertz azerty qwertyuiop ' +
    'qwertzuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qwaszx qweasd qweasdzxc iloveyou love ' +
    'you i me my the a is and hello abc abcdef abcdefgh dragon monkey sunshine princess football baseball ' +
    'superman batman pokemon starwars summer winter spring autumn january monday test testing temp demo ' +
    'company manager project plan throughline trustno'
  ).split(' '),
);

/** Throws for a password that is too short, too long, or among the first that anybody would try. */
export function refuseWeakPassword(
  password: string,
  { email, name }: { readonly email: string; readonly name: string },
): void {
  const length = [...password.normalize('NFKC')].length;
  const { least, most } = PASSWORD_LENGTH;
  const field = '/password';
  if (length < least || length > most) {
    throw new Fault('password-weak', { field, accepted: [`${least} to ${most} characters`] });
  }
  const plain = password.normalize('NFKC').toLowerCase();
  const letters = lettersOf(plain);
  const own = [email, email.split('@')[0] ?? '', email.replace('@', ''), name].map(lettersOf);
  if (own.includes(letters) && letters !== '') {
    const accepted = ['anything but your name or e-mail address'];
    throw new Fault('password-weak', { field, accepted });
  }
  if (isRepeated(plain) || isRun(plain) || isMadeOfCommonWords(plain)) {
    throw new Fault('password-weak', { field, accepted: ['anything but a common password'] });
  }
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** `aaaaaaaaaaaa`, `121212121212`, `abcabcabcabc`, `1qaz1qaz1qaz`. */
function isRepeated(text: string): boolean {
  return /^(.{1,6}?)\1+.{0,5}$/su.test(text);
}

/** `123456789012`, `abcdefghijkl`, `987654321098`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const usual = [1, -1].map((step) => steps.filter((one) => one === step).length);
  return Math.max(...usual) >= steps.length - 2;
}

/** `password1234`, `Welcome2026!!`, `qwerty-123456`: known words, the rest no letters. */
function isMadeOfCommonWords(text: string): boolean {
  const words = text.split(/[^\p{L}@]+|(?<=\p{L})@(?!\p{L})/u).filter((word) => word !== '');
  const swapped = lettersOf(
    text
      .replace(/0/g, 'o')
      .replace(/[1!]/g, 'i')
      .replace(/3/g, 'e')
      .replace(/[@4]/g, 'a')
      .replace(/[$5]/g, 's'),
  );
  return words.every(isCommon) || isCommon(swapped);
}

/** One of the words, or several in a row. */
function isCommon(letters: string): boolean {
  if (letters === '') return true;
  const reached = new Set([0]);
  for (let from = 0; from < letters.length; from++) {
    if (!reached.has(from)) continue;
    for (let to = from + 1; to <= letters.length; to++) {
      if (COMMON.has(letters.slice(from, to))) reached.add(to);
    }
  }
  return reached.has(letters.length);
}
