/** A refusal of the whole act, at the head of its form: why, and that nothing typed is lost. The rule stands in small print. */
import { Message } from '../../design/index.ts'

export function RefusedHead({ sentences, rule }: { sentences: readonly string[]; rule: string | null }) {
  return (
    <div className="refused-head" tabIndex={-1} data-focus="" role="alert">
      <Message tone="warning" title="还没有办成，您填的都在">
        {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
        {rule !== null && <p className="small soft">{`依据：${rule}`}</p>}
      </Message>
    </div>
  )
}
