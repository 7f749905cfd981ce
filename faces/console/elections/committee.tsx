/** The election committee: chosen by a meeting, never appointed; who must withdraw and why; who follows (R-209…R-211). */
import { useState } from 'react'
import { Button, Choice, DataTable, Message, Select, StatusWord, TextArea, TextInput } from '../../../design/index.ts'
import { choosers } from '../../../core/election/committee.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { CommitteeView, ElectionView, RegisterPage } from '../../../core/view/elections.ts'
import { leaving } from '../../../procedures/village-election/forms.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { Refused } from '../page-problem.tsx'
import { ActBox } from './act-box.tsx'
import { CommitteeMeetings } from './committee-meetings.tsx'
import { PersonPick, type Pickable } from './person-pick.tsx'
import type { WithElection } from './use-election.ts'

type Whole = WithElection & { readonly election: ElectionView }

export function Committee({ whole }: { whole: Whole }) {
  const { election } = whole
  const { committee } = election
  return (
    <section className="section" aria-labelledby="committee">
      <h2 id="committee">村民选举委员会</h2>
      {committee === null ? <Forming whole={whole} /> : <Standing whole={whole} committee={committee} />}
    </section>
  )
}

const roles = { HEAD: '主任', DEPUTY: '副主任', MEMBER: '委员' } as const

function Standing({ whole: { election, dossier, again }, committee }: { whole: Whole; committee: CommitteeView }) {
  const mustGo = committee.members.filter(({ mustWithdraw }) => mustWithdraw !== null)
  return (
    <>
      {mustGo.length > 0 && (
        <Message tone="warning" title="有成员要退出">
          {`${mustGo.map(({ name, mustWithdraw }) => `${name}：${mustWithdraw ?? ''}`).join('；')}。没有退出以前不能公布候选人；退出后按推选时的得票递补（R-210）。`}
        </Message>
      )}
      {committee.missing > 0 && <Message tone="danger">{`还缺 ${committee.missing} 人，候补的也用完了，请由原来的会议补选。`}</Message>}
      <DataTable caption={`${choosers[committee.by]}${dayForVillagers(committee.heldOn)}推选：${committee.resolution}`} rows={committee.members} keyOf={({ person }) => person} narrow="stack" columns={[
        { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
        { key: 'role', head: '职务', cell: ({ role }) => roles[role] },
        { key: 'must', head: '要不要退出', cell: ({ mustWithdraw }) => (mustWithdraw === null ? '不用' : <StatusWord status={{ tone: 'alarm', word: mustWithdraw }} />) },
      ]} />
      {committee.reserve.length > 0 && <p>{`候补，按得票多少：${committee.reserve.map(({ name }) => name).join('、')}。`}</p>}
      {committee.left.length > 0 && <p>{`已经退出：${committee.left.map(({ name, because, on }) => `${name}（${dayForVillagers(on)}，${because}）`).join('；')}。`}</p>}
      <CommitteeMeetings whole={{ election, dossier, again, refusal: null }} committee={committee} />
      {dossier?.acts.some(({ act, open, mine }) => act === 'leave-committee' && open && mine) === true && (
        <ActBox procedure="village-election" act="leave-committee" dossier={election.id} village={election.village} seen={dossier.sequence} acts={dossier.acts} onDone={again} form={(form) => ({
          person: inputNamed(form, 'person'), because: inputNamed(form, 'because'), ...(inputNamed(form, 'words') === '' ? {} : { words: inputNamed(form, 'words') }),
        })}>
          {(fault) => (
            <>
              <Select {...fault('person')} name="person" label="谁退出" value={mustGo[0]?.person ?? ''} options={committee.members.map(({ person, name }) => ({ value: person, label: name }))} />
              <Choice {...fault('because')} name="because" label="为什么" options={Object.entries(leaving).map(([value, label]) => ({ value, label }))} />
              <TextInput {...fault('words')} name="words" label="说明" optional maxLength={200} width={20} />
            </>
          )}
        </ActBox>
      )}
    </>
  )
}

/** Before it stands: the result of the meeting, everybody who got votes in their order. */
function Forming({ whole: { election, dossier, again } }: { whole: Whole }) {
  const own = dossier?.acts.find(({ act }) => act === 'form-committee')
  const may = own?.open === true && own.mine
  const register = useQuestion<RegisterPage>(may ? `/api/elections/${election.id}/register` : null)
  const [ranking, setRanking] = useState<readonly string[]>([])
  const [size, setSize] = useState('5')
  if (!may) return <p className="soft">由村民会议、村民代表会议或者各村民小组会议推选，由村里的组织者或者乡镇登记。</p>
  if (register.refusal !== null) return <Refused refusal={register.refusal} again={register.again} />
  const people: readonly Pickable[] = (register.answer?.items ?? []).map(({ person, name, group, birthYear }) => ({ person, name, hint: `${group}${birthYear === null ? '' : `　${birthYear} 年生`}` }))
  const named = ranking.map((person) => people.find((one) => one.person === person) ?? { person, name: '', hint: '' })
  const sitting = named.slice(0, Number(size))
  const raise = (at: number) => setRanking(swapped(ranking, at))
  return (
    <ActBox procedure="village-election" act="form-committee" dossier={election.id} village={election.village} seen={dossier?.sequence ?? 0} acts={dossier?.acts ?? null} open onDone={again} form={(form) => {
      const heldOn = inputNamed(form, 'heldOn')
      return { by: inputNamed(form, 'by'), heldOn: dayTyped(heldOn) ?? heldOn, resolution: inputNamed(form, 'resolution'), size: Number(size), ranking, head: inputNamed(form, 'head'), deputy: inputNamed(form, 'deputy') }
    }}>
      {(fault) => (
        <>
          <Choice {...fault('by')} name="by" label="谁推选的" options={Object.entries(choosers).map(([value, label]) => ({ value, label }))} />
          <TextInput {...fault('heldOn')} name="heldOn" label="哪天开的会" hint={dayHint} width={8} maxLength={12} />
          <TextArea {...fault('resolution')} name="resolution" label="会议决议" hint="写明应到、实到、结果，记录放在哪里" rows={2} maxLength={300} />
          <Select {...fault('size')} name="size" label="选举委员会几个人" value={size} options={sizes(election.rules.committeeSizes)} extra={{ onChange: (event) => setSize(event.currentTarget.value) }} />
          <PersonPick
            field={{ name: 'ranking', label: '当选和候补的人', hint: '得票多的先选；候补的也选上，有人退出时按这个次序递补', ...fault('ranking') }} people={people} chosen={ranking} several
            onChoose={(next) => setRanking([...ranking.filter((one) => next.includes(one)), ...next.filter((one) => !ranking.includes(one))])}
          />
          {named.length > 0 && (
            <ol className="election-order">
              {named.map(({ person, name }, at) => (
                <li key={person}>
                  <span>{`${at + 1}. ${name}，${at < Number(size) ? '当选' : '候补'}`}</span>
                  {at > 0 && <Button type="button" kind="quiet" onClick={() => raise(at)}>{`往前：${name}`}</Button>}
                </li>
              ))}
            </ol>
          )}
          <Select {...fault('head')} name="head" label="主任" options={sitting.map(({ person, name }) => ({ value: person, label: name }))} />
          <Select {...fault('deputy')} name="deputy" label="副主任" options={sitting.map(({ person, name }) => ({ value: person, label: name }))} />
        </>
      )}
    </ActBox>
  )
}

function sizes(allowed: readonly number[]) {
  return (allowed.length === 0 ? [3, 5, 7, 9] : allowed).map((one) => ({ value: String(one), label: `${one} 人` }))
}

function swapped(list: readonly string[], at: number): readonly string[] {
  const [before, here] = [list[at - 1], list[at]]
  return before === undefined || here === undefined ? list : list.map((one, index) => (index === at - 1 ? here : index === at ? before : one))
}
