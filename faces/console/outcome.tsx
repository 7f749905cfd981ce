/** What became of a button's work, in place. */
import { Message } from '../../design/index.ts'
import { Refused } from './page-problem.tsx'
import type { Deed } from './use-deed.ts'

export function Outcome({ deed }: { deed: Deed }) {
  if (deed.refusal !== null) return <Refused refusal={deed.refusal} />
  return <div role="status">{deed.done !== null && <Message tone="success">{deed.done}</Message>}</div>
}
