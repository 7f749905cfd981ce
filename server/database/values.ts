/**
 * How PostgreSQL's values look in JavaScript, in both directions:
 * - `bigint` ↔ number, refused beyond 2^53 − 1 (padded region codes have 15 digits, counts fewer)
 * - `date` ↔ `Day` text 'YYYY-MM-DD' (the driver's own Date would move with the machine's time zone)
 * - `timestamptz` ↔ Date; an `Instant` of core is `date.getTime()` / `new Date(instant)`
 * - `numeric` ↔ text, everything else as the driver does it
 */
import pg from 'pg'

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: exactNumber,
  [pg.types.builtins.DATE]: (text) => text,
}

type Parser = (value: never) => unknown

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format) as Parser,
}

function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`a bigint too large for a number: ${text}`)
  return number
}
