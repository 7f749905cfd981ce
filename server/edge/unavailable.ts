/** "Not now" in the words of a person: nothing is wrong with what was sent, and sending it again does no harm. */
import type { Refusal } from '../../core/procedure/refusal.ts'
import { DatabaseUnavailable } from '../database/index.ts'

/** The refusal (503) for a database that cannot be asked now; null for every other error. */
export function unavailableRefusal(error: unknown): Refusal | null {
  if (!(error instanceof DatabaseUnavailable)) return null
  const cause = `${error.code}${error.uncertain ? ', while committing' : ''}`
  if (error.uncertain) return { code: 'outcome-unknown', sentence: '刚才网络或数据库断了一下，不知道这次办成了没有。请过一会儿再提交一次：已经办成的不会重复办。', cause }
  if (error.code === 'queue-full' || error.code === 'wait-too-long') return { code: 'overloaded', sentence: '现在办事的人太多，这次没有办成，什么都没有改动。您填的内容请先保留，过几秒再提交一次。', cause }
  return { code: 'busy', sentence: '系统暂时忙不过来，这次没有办成，什么都没有改动。您填的内容请先保留，过几秒再提交一次；急事请打电话。', cause }
}
