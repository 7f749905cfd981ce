/** How a command ends: what it says, and the sentence for what went wrong. */
import { Refused } from '../core/procedure/refusal.ts'
import { CannotStart } from '../server/environment/index.ts'

/** Says it and ends with this code. */
export function said(text: string, code = 0): number {
  console.log(text)
  return code
}

/** Whoever writes the command wrongly is led to its help. @throws whatever is no fault of who runs it */
export function sentenceOf(error: unknown, command: string): string {
  if (error instanceof Refused) return error.refusal.sentence
  if (error instanceof CannotStart) return error.message
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return `命令的写法不对，运行 npx sanzhi ${command} --help 查看说明。`
  throw error
}
