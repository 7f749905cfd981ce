/**
 * Which passwords are good enough (R-920; GB/T 22239 等保三级, and OWASP ASVS 6.2).
 * 等保 asks for kinds of characters and 90-day change, ASVS would rather have neither: the city follows 等保 and takes from
 * ASVS the long maximum and the refusal of common and context words.
 */
import type { Refusal } from '../procedure/refusal.ts'
import { commonPasswords } from './common-passwords.ts'
import { contextWords } from './context-words.ts'

export type PasswordHolder = {
  /** One of the three administrators: at least 12 characters instead of 8. */
  readonly administrator: boolean
  /** Words of this account an attacker knows: user name, own name, telephone number. */
  readonly ownWords: readonly string[]
}

export const shortest = { staff: 8, administrator: 12 } as const
/** Longer is refused only because hashing is work; far above the 64 that must be allowed (ASVS 6.2.9). */
export const longest = 128
/** A staff password is asked to be changed after so many days. */
export const passwordLifeDays = 90

/** Why `password` may not be used by this holder, or null when it may. */
export function passwordFault(password: string, holder: PasswordHolder): Refusal | null {
  const text = password.normalize('NFKC')
  const least = holder.administrator ? shortest.administrator : shortest.staff
  const length = [...text].length
  if (length < least) return fault('password-too-short', `密码至少要 ${least} 个字符，请再加长一些。`, 'too short')
  if (length > longest) return fault('password-too-long', `密码最多 ${longest} 个字符，请缩短一些。`, 'too long')
  if (/\p{Cc}/u.test(text)) return fault('password-unprintable', '密码里有看不见的字符，请重新输入。', 'control character')
  if (kindsIn(text) < 3) {
    return fault('password-too-plain', '密码要包含大写字母、小写字母、数字、其他符号中的至少三类。', 'fewer than three kinds of characters')
  }
  if (isEasyToGuess(text, holder.ownWords)) {
    return fault('password-easy-to-guess', '这个密码太容易被猜到：请不要用常见密码、地名、单位名、自己的姓名或号码。', 'common, context or own word')
  }
  return null
}

function fault(code: string, sentence: string, cause: string): Refusal {
  return { code, sentence, cause: `password refused: ${cause}`, rule: 'R-920' }
}

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

function kindsIn(text: string): number {
  return kinds.filter((kind) => kind.test(text)).length
}

/** What must stay of a password after its guessable parts are taken away. */
const leastRest = 5

function isEasyToGuess(text: string, ownWords: readonly string[]): boolean {
  const own = ownWords.map((word) => folded(word)).filter((word) => word.length >= 3)
  const plain = folded(text)
  if ([...contextWords, ...own].some((word) => plain.includes(word))) return true
  const undone = undisguised(plain)
  if ([...contextWords, ...own].some((word) => undone.includes(undisguised(word)))) return true
  return [plain, undone].some((form) => commonPasswords.has(onlyWord(form)) || restOf(form) < leastRest)
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

const disguises: ReadonlyMap<string, string> = new Map([
  ['@', 'a'], ['4', 'a'], ['3', 'e'], ['1', 'i'], ['!', 'i'], ['0', 'o'], ['$', 's'], ['5', 's'], ['7', 't'],
])

/** `P@ssw0rd` is `password`. */
function undisguised(text: string): string {
  return [...text].map((character) => disguises.get(character) ?? character).join('')
}

function onlyWord(text: string): string {
  return text.replace(/[^\p{L}\p{Nd}]/gu, '')
}

/** Characters left when common words, rows of the keyboard, runs and repetitions each count as one. */
function restOf(text: string): number {
  let rest = 0
  for (let at = 0; at < text.length; rest += 1) at += Math.max(1, commonAt(text, at), runAt(text, at))
  return rest
}

function commonAt(text: string, at: number): number {
  for (let length = Math.min(16, text.length - at); length >= 5; length -= 1) {
    if (commonPasswords.has(text.slice(at, at + length))) return length
  }
  return 0
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()']
const walks = [...rows, ...rows.map((row) => [...row].reverse().join(''))]

function runAt(text: string, at: number): number {
  const same = [...text.slice(at)].findIndex((character) => character !== text[at])
  const repeated = same === -1 ? text.length - at : same
  const longestWalk = Math.max(...walks.map((walk) => walkAt(text, at, walk)))
  return Math.max(repeated >= 3 ? repeated : 0, longestWalk >= 3 ? longestWalk : 0)
}

function walkAt(text: string, at: number, walk: string): number {
  const from = walk.indexOf(text[at] ?? '')
  if (from === -1) return 0
  let length = 0
  while (at + length < text.length && from + length < walk.length && text[at + length] === walk[from + length]) length += 1
  return length
}
