/** The first step of 四议两公开: the Party organisation's proposal. */
import { useState } from 'react'
import { OpeningForm } from './opening-form.tsx'

const hints = {
  title: '例如：村西水泥路维修', should: '村党组织的委员一共几人；没有委员的，是全体党员。', words: '为什么办、怎么办、钱从哪里来。', signed: '例如：到会的都签了，记录在村委会档案柜。',
}

export function StartMatter({ village, onStarted }: { village: string; onStarted(dossier: string): void }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>办一件新的事：从第一步“提议”开始</summary>
      {open && (
        <>
          <p className="soft small">村党组织已经开会提议的，在这里登记。照片可以不传，写明记录放在哪里就行。</p>
          <OpeningForm procedure="four-deliberations" act="propose" village={village} hints={hints} onDone={onStarted} />
        </>
      )}
    </details>
  )
}
