/** A written proposal that obliges the committee to call a meeting: registered by whoever received the paper. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { OpeningForm } from './opening-form.tsx'

const hints = {
  proposers: '在联名书上签了名的，本人核对过的人数。', of: '村民联名的，填十八周岁以上村民人数；代表联名的，填全体村民代表人数。', about: '联名书上写的事。',
}

export function ProposeMeeting({ village }: { village: string }) {
  const go = useNavigate()
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>登记联名提议：人数够了，村委会应当召集</summary>
      {open && (
        <>
          <p className="soft small">村民会议：十分之一以上村民，或者三分之一以上村民代表联名；代表会议：五分之一以上村民代表联名。</p>
          <OpeningForm procedure="village-meeting" act="propose" village={village} hints={hints} onDone={(dossier) => { void go(`/dossiers/${dossier}`) }} />
        </>
      )}
    </details>
  )
}
