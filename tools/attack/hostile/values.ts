/** Values as JSON text, since much of what is hostile cannot be said as a value: doubled keys, numbers beyond numbers, minus zero. */
import type { Random } from '../../../core/village/random.ts'
import { hostileTexts, longTexts } from './texts.ts'

/** JSON text that stands in a value as it is. */
export class Raw {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export function write(value: unknown): string {
  if (value instanceof Raw) return value.text
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${write(one)}`).join(',')}}`
  return value === undefined ? 'null' : JSON.stringify(value)
}

const raws = [
  '1e400', '-1e400', '-0', '9007199254740993', '1e-400', '123456789012345678901234567890', 'NaN', 'Infinity', '0x10', '01', '+1', '.5', '1.', 'undefined', '\'a\'', 'True', '"\\ud800"', '"\\u0000"', '"\\x"', '"\n"', '{"a":1,"a":2}',
  '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"toString":1}', '{"a":1,}', '[1,]', '/* */1', '{"$ref":"#"}', '{"length":1e9}', '{"0":"a","1":"b"}', '{"then":1}', '{"toJSON":1}', '{"type":"Buffer","data":[1]}',
].map((text) => new Raw(text))

const structures: readonly unknown[] = [null, true, false, 0, 1, -1, 1.5, 2 ** 31, 2 ** 53, {}, [], [[]], [null], [{}], { a: { b: {} } }, [1, '2', null], [[], [[]]]]

const big: readonly (() => unknown)[] = [
  () => new Raw('['.repeat(500) + ']'.repeat(500)), () => new Raw('{"a":'.repeat(300) + '1' + '}'.repeat(300)), () => new Raw('['.repeat(20_000)), () => Array.from({ length: 3_000 }, (_, index) => index),
  () => Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, index])), () => new Raw(`[${'{},'.repeat(5_000)}{}]`), () => new Raw(`[${'"a",'.repeat(60_000)}"a"]`),
]

/** Big ones are rare: they are the same story each time and cost the most. */
export function hostileValue(random: Random): unknown {
  const turn = random.next()
  if (turn < 0.55) return hostileText(random)
  if (turn < 0.75) return pickOf(random, structures)
  if (turn < 0.97) return pickOf(random, raws)
  return pickOf(random, big)()
}

export function hostileText(random: Random): string {
  const turn = random.next()
  if (turn < 0.02) return pickOf(random, longTexts)
  const { text } = pickOf(random, hostileTexts)
  return turn < 0.12 ? `${text}${pickOf(random, hostileTexts).text}` : text
}

export function pickOf<T>(random: Random, list: readonly T[]): T {
  const found = list[random.between(0, list.length - 1)]
  if (found === undefined && list.length === 0) throw new RangeError('nothing to pick from')
  return found as T
}
