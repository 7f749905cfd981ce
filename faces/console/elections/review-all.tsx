/** One document that passes everybody: each verdict is still an act of its own, one after the other, and can be gone on with. */
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, TextInput } from '../../../design/index.ts'
import type { ElectionView, NomineeView } from '../../../core/view/elections.ts'
import { api } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import type { ActDone } from '../../spa/shapes.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

export function ReviewAll({ election, seen, nominees, done }: { election: ElectionView; seen: number; nominees: readonly NomineeView[]; done(): void }) {
  const deed = useDeed()
  const [at, setAt] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  if (nominees.length < 2) return null
  const pass = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const document = inputNamed(event.currentTarget, 'all-document')
    if (deed.sending) return
    deed.run(async () => {
      try {
        let sequence = seen
        for (const [index, { number }] of nominees.entries()) {
          setAt(index + 1)
          const answer: ActDone = await api.post('/api/acts', { id: uuidv7(), dossier: election.id, act: 'review-nominee', form: { number, passed: true, document }, seen: sequence })
          ;({ sequence } = answer)
        }
      } finally { done() }
    }, '都记上了。')
  }
  return (
    <form ref={form} className="panel" noValidate onSubmit={pass} aria-label="都通过">
      <p>{`这 ${nominees.length} 人在同一份结论里都通过的，写一次文号：${nominees.map(({ name }) => name).join('、')}。`}</p>
      <TextInput name="all-document" label="联审结论的文号" maxLength={120} width={20} />
      <ButtonRow><Button kind="ordinary" aria-busy={deed.sending}>{deed.sending ? `正在记第 ${at} 人…` : `${nominees.length} 人都通过`}</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}
