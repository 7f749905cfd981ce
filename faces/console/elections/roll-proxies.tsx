/** Written proxies: three for each trustee, never a candidate, not passed on; principals and trustees are published (R-218, R-219). */
import { useState } from 'react'
import { Checkbox, DataTable, EmptyState, Message, TextInput } from '../../../design/index.ts'
import { proxiesPerTrustee } from '../../../core/election/proxies.ts'
import { addDays, dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView, RollView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import { PersonPick, type Pickable } from './person-pick.tsx'
import type { WithRoll } from './use-roll.ts'

export function RollProxies({ election, roll, head, done }: { election: ElectionView; roll: WithRoll; head: RollView; done(): void }) {
  const [principal, setPrincipal] = useState<readonly string[]>([])
  const [trustee, setTrustee] = useState<readonly string[]>([])
  const [ending, setEnding] = useState<string | null>(null)
  const own = { procedure: 'election-roll' as const, dossier: head.id, village: election.village, seen: head.sequence }
  const standing = head.given.filter(({ ended }) => ended === '')
  const ended = head.given.filter(({ ended: why }) => why !== '')
  const byId = new Map(roll.lines.map((line) => [line.person, line]))
  const nameOf = (person: string) => { const line = byId.get(person); return line === undefined ? '名单外的人' : `${line.name}（${line.serial} 号）` }
  const held = (person: string) => standing.filter((one) => one.trustee === person).length
  const lines = (of: (person: string) => string | null): readonly Pickable[] => roll.lines.map(({ person, name, group, serial }) => ({ person, name, serial, hint: [group, `${serial} 号`, of(person)].filter((part) => part !== null).join('　') }))
  const [given, away, candidates] = [new Set(standing.map((one) => one.principal)), new Set(standing.map((one) => one.trustee)), new Set(head.candidates)]
  const principals = lines((person) => (given.has(person) ? '已经委托了' : away.has(person) ? '自己接受了委托' : null)).filter(({ person }) => !given.has(person) && !away.has(person))
  const trustees = lines((person) => (held(person) > 0 ? `已经接受 ${held(person)} 份` : null)).filter(({ person }) => !candidates.has(person) && !given.has(person) && held(person) < proxiesPerTrustee && !principal.includes(person))
  const day = election.rounds.at(-1)?.day ?? election.electionDay
  const may = election.duties.committee && ['PUBLISHED', 'SEALED'].includes(head.state) && ['REGISTERING', 'NOMINATING', 'CANDIDATES', 'PREPARED', 'ROUND'].includes(election.state)
  return (
    <>
      <Message>{`外出不能到场的，书面委托本村一个在名单上的人代投：一人最多接受 ${proxiesPerTrustee} 份，候选人不能接受，不能转委托。委托名单最晚${dayForVillagers(addDays(day, -election.rules.proxiesNoticeDays))}公布。${head.proxiesOn === null ? '' : `现在的名单${dayForVillagers(head.proxiesOn)}公布了。`}`}</Message>
      {may && (
        <ActBox {...own} key={standing.length} act="give-proxy" onDone={() => { setPrincipal([]); setTrustee([]); done() }} form={(form) => ({ principal: principal[0] ?? '', trustee: trustee[0] ?? '', written: new FormData(form).has('written'), reason: inputNamed(form, 'reason') })}>
          {(fault) => (
            <>
              <PersonPick field={{ name: 'principal', label: '委托人', ...fault('principal') }} people={principals} chosen={principal} onChoose={setPrincipal} />
              <PersonPick field={{ name: 'trustee', label: '受托人', hint: '候选人和已经接受三份的人不在这里', ...fault('trustee') }} people={trustees} chosen={trustee} onChoose={setTrustee} />
              <Checkbox {...fault('written')} name="written" label="有委托人签字的书面委托" />
              <TextInput {...fault('reason')} name="reason" label="为什么不能到场" width={20} maxLength={200} />
            </>
          )}
        </ActBox>
      )}
      {may && standing.length > 0 && head.proxiesOn === null && (
        <ActBox {...own} act="publish-proxies" onDone={done} form={(form) => ({ where: inputNamed(form, 'where') })}>
          {(fault) => <TextInput {...fault('where')} name="where" label="公布在哪里" width={20} maxLength={200} />}
        </ActBox>
      )}
      {ending !== null && may && (
        <ActBox {...own} key={ending} act="end-proxy" name={`结束${nameOf(ending)}的委托`} open onDone={() => { setEnding(null); done() }} form={(form) => ({ principal: ending, reason: inputNamed(form, 'end-reason') })}>
          {(fault) => <TextInput {...fault('reason')} name="end-reason" label="为什么结束" width={20} maxLength={200} />}
        </ActBox>
      )}
      {standing.length === 0 ? <EmptyState title="没有有效的委托">登记以后列在这里；受托人被提名为候选人的，委托自动失效，请通知委托人重办。</EmptyState> : (
        <DataTable caption={`有效的委托 ${standing.length} 份`} rows={standing} keyOf={(one) => one.principal} narrow="stack" columns={[
          { key: 'principal', head: '委托人', names: true, cell: (one) => nameOf(one.principal) }, { key: 'trustee', head: '受托人', cell: (one) => nameOf(one.trustee) },
          { key: 'reason', head: '为什么', cell: ({ reason }) => reason },
          ...(may ? [{ key: 'end', head: '结束', cell: (one: RollView['given'][number]) => <button type="button" className="button button--quiet" onClick={() => setEnding(one.principal)}>{`结束${nameOf(one.principal)}的`}</button> }] : []),
        ]} />
      )}
      {ended.length > 0 && (
        <details className="field-group"><summary>{`失效的委托 ${ended.length} 份`}</summary>
          <ul className="plain-list">{ended.map((one) => <li key={`${one.principal}${one.trustee}${one.on}`}>{`${nameOf(one.principal)} → ${nameOf(one.trustee)}：${one.ended}`}</li>)}</ul>
        </details>
      )}
    </>
  )
}
