/** Calling a meeting that decides: which meeting, by adults or by households, when and where, the agenda. */
import { useRef, useState } from 'react'
import { meetingKinds, type MeetingKind } from '../../../core/deliberation/index.ts'
import { agendaIn, AgendaRows } from './agenda-rows.tsx'
import { OpeningForm } from './opening-form.tsx'

const hints = {
  should: '按名册数：十八周岁以上村民、全村的户，或者代表会议的人数。定了不能换。', urgent: '来不及提前十天通知村民会议的才写。', studiedOn: '有六类重要事项的必填；年-月-日，例如 2026-11-20',
  group: '只有小组会议要写。', authorisedOnPaper: '代表会议决定重要事项的，要有村民会议的授权。', riskAnswer: '议题写了罚款、扣补贴等词的才写。',
}

export function CallMeeting({ village, onCalled }: { village: string; onCalled(dossier: string): void }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>召集会议</summary>
      {open && <CallForm village={village} onCalled={onCalled} />}
    </details>
  )
}

function CallForm({ village, onCalled }: { village: string; onCalled(dossier: string): void }) {
  const [kind, setKind] = useState<MeetingKind>('ASSEMBLY')
  const rows = useRef<HTMLDivElement>(null)
  const extra = () => {
    const form = rows.current?.closest('form') ?? null
    return form === null ? {} : { agenda: agendaIn(form) }
  }
  return (
    <div onChange={(event) => { const { name, value } = event.target as HTMLInputElement; if (name === 'kind' && value in meetingKinds) setKind(value as MeetingKind) }}>
      <OpeningForm procedure="village-meeting" act="call" village={village} hints={hints} extra={extra} onDone={onCalled}>
        <div ref={rows}><AgendaRows meeting={kind} /></div>
      </OpeningForm>
    </div>
  )
}
