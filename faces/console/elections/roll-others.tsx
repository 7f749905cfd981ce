/** Those whom law enters only when they say so: registered here and living elsewhere, or living here and registered elsewhere. */
import { useState } from 'react'
import { Button, ButtonRow, Checkbox, TextInput } from '../../../design/index.ts'
import type { RegisterLine } from '../../../core/view/elections.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import type { Enter } from './enter-people.ts'

type Props = { people: readonly RegisterLine[]; busy: boolean; enter: Enter }
const most = 12

export function AwayPeople({ people, busy, enter }: Props) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (people.length === 0) return null
  const found = people.filter(({ person, name, group }) => chosen.has(person) || `${group}${name}`.includes(text.trim()))
  const toggle = (person: string, on: boolean) => setChosen(on ? new Set([...chosen, person]) : new Set([...chosen].filter((one) => one !== person)))
  const picked = people.filter(({ person }) => chosen.has(person))
  return (
    <section className="section-after">
      <h2>户籍在村、不住在村里的：本人表示参加才登记</h2>
      <p>{`${people.length} 人。打过电话、来过信、当面说过要参加的，勾上再列入；没有表示的不列，也不催。`}</p>
      <div className="field"><label className="field__label" htmlFor="find-away">找谁</label><input className="input input--12" id="find-away" type="search" value={text} onChange={(event) => setText(event.target.value)} /></div>
      <ul className="plain-list">
        {found.slice(0, most).map(({ person, name, group, birthYear }) => (
          <li key={person}><label className="tap"><input type="checkbox" checked={chosen.has(person)} onChange={(event) => toggle(person, event.target.checked)} />{` ${name}　${group}　${birthYear ?? ''} 年生，本人表示参加`}</label></li>
        ))}
      </ul>
      {found.length > most && <p className="soft">{`还有 ${found.length - most} 人，写上姓名来找。`}</p>}
      {!busy && picked.length > 0 && <ButtonRow><Button type="button" onClick={() => { enter(picked.map((one) => ({ ...one, declared: true }))); setChosen(new Set()) }}>{`把表示参加的 ${picked.length} 人列入名单`}</Button></ButtonRow>}
    </section>
  )
}

export function OutsidePeople({ people, busy, enter, proofWanted, today }: Props & { proofWanted: boolean; today: string }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  if (people.length === 0) return null
  const found = people.filter(({ name, group }) => `${group}${name}`.includes(text.trim()))
  return (
    <section className="section-after">
      <h2>户籍不在村、住在村里的：本人申请、会议同意才登记</h2>
      <p>{`${people.length} 人。要住满一年或者从事村务工作满一年、本人申请，并经村民会议或者村民代表会议同意${proofWanted ? '，还要户籍地没有参加选举的证明' : ''}。`}</p>
      <div className="field"><label className="field__label" htmlFor="find-outside">找谁</label><input className="input input--12" id="find-outside" type="search" value={text} onChange={(event) => setText(event.target.value)} /></div>
      <ul className="plain-list">
        {found.slice(0, most).map((one) => (
          <li key={one.person}>
            {`${one.name}　${one.group}　${one.birthYear ?? ''} 年生 `}
            <Button type="button" kind="quiet" aria-expanded={chosen === one.person} onClick={() => setChosen(chosen === one.person ? null : one.person)}>{`登记${one.name}`}</Button>
            {chosen === one.person && !busy && <OutsideForm one={one} proofWanted={proofWanted} today={today} enter={(entries) => { enter(entries); setChosen(null) }} />}
          </li>
        ))}
      </ul>
      {found.length > most && <p className="soft">{`还有 ${found.length - most} 人，写上姓名来找。`}</p>}
    </section>
  )
}

function OutsideForm({ one, proofWanted, today, enter }: { one: RegisterLine; proofWanted: boolean; today: string; enter: Enter }) {
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const [since, resolution] = [inputNamed(form, 'since'), inputNamed(form, 'resolution')]
    const ticked = new FormData(form)
    enter([{
      person: one.person, name: one.name, ...(since === '' ? {} : { since: dayTyped(since) ?? since }), ...(ticked.has('applied') ? { applied: true as const } : {}),
      ...(resolution === '' ? {} : { resolution }), ...(ticked.has('proof') ? { proof: true as const } : {}),
    }])
  }
  return (
    <form className="panel" noValidate onSubmit={submit} aria-label={`登记${one.name}`}>
      <TextInput name="since" label="从哪天起在本村居住或者从事村务工作" hint={`${dayHint}，到 ${today} 要满一年`} width={8} maxLength={12} />
      <Checkbox name="applied" label="本人申请" />
      <TextInput name="resolution" label="同意他参加的会议决议" hint="哪天的什么会，记录放在哪里" width={20} maxLength={120} />
      {proofWanted && <Checkbox name="proof" label="有户籍地没有参加选举的证明" />}
      <ButtonRow><Button>{`把${one.name}列入名单`}</Button></ButtonRow>
    </form>
  )
}
