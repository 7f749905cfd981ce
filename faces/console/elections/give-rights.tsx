/** One right to a ballot for every number of the roll and this round, a thousand an act; taken up where it stopped. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, Message } from '../../../design/index.ts'
import type { ElectionView, RollHead, RoundView } from '../../../core/view/elections.ts'
import { api } from '../../spa/api.ts'
import type { ActDone } from '../../spa/shapes.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

const perAct = 1000

export function GiveRights({ election, round, total, roll, done }: { election: ElectionView; round: RoundView; total: number; roll: RollHead | null; done(): void }) {
  const deed = useDeed()
  const [at, setAt] = useState(round.rights)
  if (roll === null) return null
  if (round.rights >= total) return <Message tone="success">{`${total} 个号都发了这一轮的领票资格：每个号只能领一次，在哪个投票点领都算。`}</Message>
  if (roll.proxies > 0 && roll.proxiesOn === null) return <Message tone="warning">{`有 ${roll.proxies} 份委托还没有公布，公布以后才能发领票资格。`}<a className="tap" href={`/console/elections/${election.id}/roll?part=proxies`}>去公布</a></Message>
  const give = () => deed.run(async () => {
    try {
      let sequence = roll.sequence
      for (let from = round.rights + 1; from <= total; from += perAct) {
        const to = Math.min(total, from + perAct - 1)
        const answer: ActDone = await api.post('/api/acts', { id: uuidv7(), dossier: roll.id, act: 'give-rights', form: { round: round.number, from, to }, seen: sequence }, { limit: 120_000 })
        ;({ sequence } = answer)
        setAt(to)
      }
    } finally { done() }
  }, '都发了。')
  return (
    <section className="election-next">
      <h2>发领票资格</h2>
      <p>{`名册 1 到 ${total} 号，这一轮每个号能领一次票；已经发到 ${Math.max(at, round.rights)} 号。${roll.proxies === 0 ? '' : '发了以后再改委托的，要把投票点重新准备一次。'}`}</p>
      <ButtonRow><Button type="button" aria-busy={deed.sending} onClick={give}>{deed.sending ? `正在发，到 ${at} 号…` : '发领票资格'}</Button></ButtonRow>
      <Outcome deed={deed} />
    </section>
  )
}
