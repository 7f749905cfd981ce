/** Calling a meeting that decides: which meeting, by adults or by households, when and where, the agenda. Only what this meeting needs is asked. */
import { useRef, useState } from 'react'
import { basesOf, meetingKinds, quorumBases, type MeetingKind, type QuorumBasis } from '../../../core/deliberation/index.ts'
import type { DeliberationVillage } from '../../../core/view/deliberation.ts'
import { Select } from '../../../design/index.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { agendaIn, AgendaRows } from './agenda-rows.tsx'
import { OpeningForm } from './opening-form.tsx'

type CallProps = { readonly village: string; readonly authorisations: DeliberationVillage['authorisations']; onCalled(dossier: string): void }

const hints = {
  should: '按名册数：十八周岁以上村民、全村的户，或者代表会议的人数。定了不能换。', urgent: '来不及按规定提前通知的才写。', studiedOn: '有六类重要事项的必填；年-月-日，例如 2026-11-20',
  authorisedOnPaper: '上面没有的，写哪天的村民会议、记录放在哪里。', riskAnswer: '议题写了罚款、扣补贴等词的才写。', time: '例如 19:30',
}
const always = ['kind', 'basis', 'authorisedBy', 'authorisedItem']
const omitted: Readonly<Record<MeetingKind, readonly string[]>> = {
  ASSEMBLY: [...always, 'group', 'composition', 'authorisedOnPaper'], REPRESENTATIVES: [...always, 'group'], GROUP: [...always, 'composition', 'authorisedOnPaper', 'studiedOn', 'studiedWords'],
}

export function CallMeeting(props: CallProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>召集会议</summary>
      {open && <CallForm {...props} />}
    </details>
  )
}

function CallForm({ village, authorisations, onCalled }: CallProps) {
  const [kind, setKind] = useState<MeetingKind>('ASSEMBLY')
  const [basis, setBasis] = useState<QuorumBasis>('HOUSEHOLDS')
  const rows = useRef<HTMLDivElement>(null)
  const bases = basesOf[kind]
  const extra = () => {
    const form = rows.current?.closest('form') ?? null
    const chosen = form === null || kind !== 'REPRESENTATIVES' ? undefined : authorisations[Number(inputNamed(form, 'authorisation') || '-1')]
    return {
      kind, basis: bases.includes(basis) ? basis : bases[0], agenda: form === null ? [] : agendaIn(form),
      ...(chosen === undefined ? {} : { authorisedBy: chosen.meeting, authorisedItem: chosen.item }),
    }
  }
  return (
    <>
      <Select name="meeting-kind" label="什么会" value={kind} options={optionsOf(Object.keys(meetingKinds) as MeetingKind[], meetingKinds)} extra={{ onChange: (event) => setKind(event.currentTarget.value as MeetingKind) }} />
      {bases.length > 1 && <Select name="meeting-basis" label="按什么算到会人数" value={basis} options={optionsOf(bases, quorumBases)} extra={{ onChange: (event) => setBasis(event.currentTarget.value as QuorumBasis) }} />}
      <OpeningForm key={kind} procedure="village-meeting" act="call" village={village} hints={hints} omit={omitted[kind]} extra={extra} onDone={onCalled}>
        {kind === 'REPRESENTATIVES' && authorisations.length > 0 && (
          <Select name="authorisation" label="依据哪次村民会议的授权" optional blank="不选" options={authorisations.map(({ title, heldOn }, at) => ({ value: String(at), label: `${heldOn} 村民会议：${title}` }))} />
        )}
        <div ref={rows}><AgendaRows meeting={kind} /></div>
      </OpeningForm>
    </>
  )
}

function optionsOf<K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>) {
  return keys.map((value) => ({ value, label: words[value] }))
}
