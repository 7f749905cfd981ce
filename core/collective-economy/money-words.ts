/** Amounts as forms carry them: text in yuan with at most two decimals, kept as whole fen, so that sums are sums. */
import { Type } from '@sinclair/typebox'
import { amountIn } from '../open-affairs/money.ts'

/** Ten billion yuan is a mistake; commas as accountants write them are read over. */
export const amount = (title: string) => Type.String({ title, pattern: '^[0-9][0-9,]{0,12}(?:\\.[0-9]{1,2})?$', maxLength: 16, control: 'text' })

/** Whole fen; 0 for what is no amount, which the form's own schema has refused before. */
export function fenOf(text: string): number {
  const read = amountIn(text)
  return read.ok ? read.fen : 0
}
