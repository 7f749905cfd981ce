/** The notice of an appraisal: which meeting, when, and who is judged; members of the committee are all on the list already. */
import { useState } from 'react'
import { Button, ButtonRow, Choices, Select, TextArea, TextInput } from '../../../design/index.ts'
import { appraisalKey, posts, type Post } from '../../../core/appraisal/index.ts'
import { basesOf, quorumBases } from '../../../core/deliberation/index.ts'
import type { AppraisalLine, VillageAppraisals } from '../../../core/view/supervision.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Outcome } from '../outcome.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'

type Candidates = NonNullable<VillageAppraisals['next']>['candidates']
type Announcing = { readonly village: string; readonly year: number; readonly nth: number; readonly candidates: Candidates; readonly late: AppraisalLine | null; done(): void }
const meetings = { REPRESENTATIVES: '村民代表会议', ASSEMBLY: '村民会议' } as const
type Meeting = keyof typeof meetings

export function AnnounceAppraisal({ village, year, nth, candidates, late, done }: Announcing) {
  const deed = useDeed()
  const [meeting, setMeeting] = useState<Meeting>('REPRESENTATIVES')
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const text = (name: string) => inputNamed(form, name)
    const chosen = new Set(new FormData(form).getAll('subjects').map(String))
    const optional = (name: string) => (text(name) === '' ? {} : { [name]: text(name) })
    const notice = {
      meeting, basis: meeting === 'ASSEMBLY' ? text('basis') : 'REPRESENTATIVES', day: dayTyped(text('day')) ?? text('day'), time: text('time'), place: text('place'), ...optional('urgent'), ...optional('leftOut'),
      subjects: candidates.filter(({ person }) => chosen.has(person)).map(({ person, post }) => ({ person, post: post === 'EMPLOYED' ? post : text(`post-${person}`) as Post })),
    }
    const { county, id } = appraisalKey({ village, year, nth })
    deed.run(() => sendAct(late === null ? { dossier: `${county}-${id}`, procedure: 'appraisal', act: 'announce', form: { village, year, nth, ...notice } }
      : { dossier: late.dossier, act: 'announce-late', seen: late.sequence, form: notice }), '已经通知，公布给全村。', done)
  }
  const members = candidates.filter(({ post }) => post !== 'EMPLOYED')
  return (
    <details className="field-group no-print" open={late !== null}>
      <summary>{`通知 ${year} 年${nth === 1 ? '' : `第 ${nth} 次`}民主评议`}</summary>
      <form className="panel" onSubmit={submit} aria-label="通知评议">
        <Select name="meeting" label="在什么会上评" value={meeting} options={Object.entries(meetings).map(([value, label]) => ({ value, label }))} extra={{ onChange: (event) => setMeeting(event.currentTarget.value as Meeting) }} />
        {meeting === 'ASSEMBLY' && <Select name="basis" label="按什么算到会人数" value="HOUSEHOLDS" options={basesOf.ASSEMBLY.map((value) => ({ value, label: quorumBases[value] }))} />}
        <TextInput name="day" label="哪天开" hint={`${dayHint}。村民会议提前十天通知，代表会议提前三天。`} width={8} maxLength={12} />
        <TextInput name="time" label="几点开" hint="例如 19:00" width={4} maxLength={5} />
        <TextInput name="place" label="在哪里开" width={20} maxLength={100} />
        <TextInput name="urgent" label="来不及提前通知的理由" optional width={20} maxLength={200} />
        <Choices name="subjects" label="评谁" values={members.map(({ person }) => person)} options={candidates.map(({ person, name, post }) => ({ value: person, label: post === 'EMPLOYED' ? `${name}（${posts.EMPLOYED}）` : name }))} />
        {members.map(({ person, name }) => <Select key={person} name={`post-${person}`} label={`${name}的职务`} value="MEMBER" options={(['CHAIR', 'VICE', 'MEMBER'] as const).map((value) => ({ value, label: posts[value] }))} />)}
        <TextArea name="leftOut" label="村干部里有人不评的，写明为什么" optional rows={2} maxLength={300} />
        <p className="consequence">票是纸票，不记名，当场计票；票数由两个人登记和核对，结果公布十五天。</p>
        <ButtonRow><Button>通知评议</Button></ButtonRow>
        <Outcome deed={deed} />
      </form>
    </details>
  )
}
