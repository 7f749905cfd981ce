/** Away, out of reach and without a proxy: not counted, by resolution and published, only where the province allows it; whoever comes votes and counts. */
import { useState } from 'react'
import { Button, TextArea, TextInput } from '../../../design/index.ts'
import type { ElectionView, RollView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import { PersonPick } from './person-pick.tsx'
import type { WithRoll } from './use-roll.ts'

export function LeaveOut({ election, roll, head, done }: { election: ElectionView; roll: WithRoll; head: RollView; done(): void }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [back, setBack] = useState<string | null>(null)
  if (!election.rules.leaveOutUnreachable && head.leftOut.length === 0) return null
  const own = { procedure: 'election-roll' as const, dossier: head.id, village: election.village, seen: head.sequence }
  const nameOf = (person: string) => roll.lines.find((line) => line.person === person)?.name ?? ''
  const delegated = new Set(head.given.filter(({ ended }) => ended === '').map(({ principal }) => principal))
  const may = election.duties.committee && (head.state === 'PUBLISHED' || head.state === 'SEALED')
  return (
    <section className="section">
      <h2>{`外出联系不上、不计入登记总数的 ${head.leftOut.length} 人`}</h2>
      {head.leftOut.length > 0 && <ul className="plain-list">{head.leftOut.map((person) => <li key={person}>{`${nameOf(person)} `}{may && <Button type="button" kind="quiet" onClick={() => setBack(person)}>{`联系上了${nameOf(person)}`}</Button>}</li>)}</ul>}
      {back !== null && may && (
        <ActBox {...own} key={back} act="take-in-again" name={`${nameOf(back)}重新计入`} open onDone={() => { setBack(null); done() }} form={(form) => ({ person: back, reason: inputNamed(form, 'back-reason') })}>
          {(fault) => <TextInput {...fault('reason')} name="back-reason" label="为什么重新计入" width={20} maxLength={200} />}
        </ActBox>
      )}
      {may && head.state === 'PUBLISHED' && election.rules.leaveOutUnreachable && (
        <ActBox {...own} act="leave-out" onDone={() => { setChosen([]); done() }} form={(form) => ({ persons: chosen, resolution: inputNamed(form, 'out-resolution'), where: inputNamed(form, 'out-where') })}>
          {(fault) => (
            <>
              <PersonPick
                field={{ name: 'persons', label: '外出联系不上、没有委托的人', ...fault('persons') }} several chosen={chosen} onChoose={setChosen}
                people={roll.lines.filter(({ person }) => !delegated.has(person) && !head.leftOut.includes(person)).map(({ person, name, group, serial }) => ({ person, name, serial, hint: `${group}　${serial} 号` }))}
              />
              <TextArea {...fault('resolution')} name="out-resolution" label="选举委员会的决议" rows={2} maxLength={300} />
              <TextInput {...fault('where')} name="out-where" label="公布在哪里" width={20} maxLength={200} />
            </>
          )}
        </ActBox>
      )}
    </section>
  )
}
