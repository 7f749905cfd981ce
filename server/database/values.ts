/**
 * How PostgreSQL's values look in JavaScript, in both directions:
 * - `bigint` ↔ number, refused beyond 2^53 − 1 (padded region codes have 15 digits, counts fewer)
 * - `date` ↔ `Day` text 'YYYY-MM-DD' (the driver's own Date would move with the machine's time zone)
 * - `timestamptz` ↔ Date; an `Instant` of core is `date.getTime()` / `new Date(instant)`
 * - `numeric` ↔ text, everything else as the driver does it
 */
import pg from 'pg'

const { INT8, DATE } = pg.types.builtins

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === INT8) return exactNumber
    if (format !== 'binary' && oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`a bigint too large for a number: ${text}`)
  return number
}
