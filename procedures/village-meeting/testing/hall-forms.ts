/** Forms of a deciding meeting that mostly fit what is there, and now and then do not. */
import { matterKinds, mayBeDecidedBy, type MeetingKind } from '../../../core/deliberation/index.ts'
import { fitting, omitted, oneOf, type Choose } from '../../../core/procedure/testing/forms.ts'
import { addDays, dayOf } from '../../../core/time/index.ts'
import { openItems } from '../meeting-file.ts'
import { villageMeeting } from '../village-meeting.procedure.ts'
import { opinion, village, type MeetingStory } from './hall.ts'

export function hallForm(story: MeetingStory, act: string, choose: Choose, timer?: string): object {
  const { file } = story.dossier
  switch (act) {
    case 'call': return planned(story, oneOf(choose, ['ASSEMBLY', 'ASSEMBLY', 'REPRESENTATIVES', 'GROUP']), choose, true)
    case 'convene': return planned(story, file.kind, choose, false)
    case 'propose': return { village, kind: oneOf(choose, ['ASSEMBLY', 'REPRESENTATIVES']), by: oneOf(choose, ['VILLAGERS', 'REPRESENTATIVES']), proposers: 1 + choose(40), of: 60 + choose(60), about: '讨论村里的事' }
    case 'amend': return { day: addDays(dayOf(story.now), choose(14)), time: '09:00', place: '村委会', ...(choose(2) === 0 ? { urgent: '事情等不得' } : {}) }
    case 'open': return { present: Math.floor(file.should * (choose(5) === 0 ? 0.4 : 0.7)) + choose(Math.ceil(file.should * 0.3) + 1), register: '档案柜' }
    case 'lapse': return { present: choose(file.should + 1), reason: '改天再开' }
    case 'settle': return settling(story, choose)
    case 'take-opinion': case 'note-answer': return { opinion, ...(act === 'note-answer' ? { summary: '已经答复' } : {}) }
    default: return fitting(villageMeeting.acts[act]?.form ?? assertForm(act), choose, (field) => (field === 'files' ? omitted : field === 'deadline' ? timer ?? 'meet' : undefined)) as object
  }
}

function planned({ now }: MeetingStory, kind: MeetingKind, choose: Choose, opening: boolean): object {
  const kinds = choose(8) === 0 ? matterKinds : matterKinds.filter((one) => mayBeDecidedBy(one, kind))
  const should = 20 + choose(80)
  return {
    ...(opening ? { village, kind } : {}), basis: kind === 'REPRESENTATIVES' ? 'REPRESENTATIVES' : oneOf(choose, ['ADULTS', 'HOUSEHOLDS']), should,
    ...(kind === 'GROUP' ? { group: '第一小组' } : {}), ...(kind === 'REPRESENTATIVES' ? { composition: { members: should, representatives: Math.ceil(should * 0.8), women: Math.ceil(should / 3) - (choose(9) === 0 ? 1 : 0) } } : {}),
    day: addDays(dayOf(now), choose(3) === 0 ? choose(14) : 10 + choose(3)), time: '09:00', place: '村文化广场', ...(choose(2) === 0 ? { urgent: '事情等不得' } : {}),
    ...(choose(6) > 0 ? { studiedOn: addDays(dayOf(now), -1), studiedWords: '同意' } : {}), ...(choose(6) > 0 ? { authorisedOnPaper: '年初村民会议，记录在档案柜' } : {}),
    ...(choose(2) === 0 ? { riskAnswer: '原话' } : {}),
    agenda: Array.from({ length: 1 + choose(3) }, () => {
      const one = oneOf(choose, kinds)
      return { kind: one, title: choose(9) === 0 ? '乱倒垃圾罚款' : '要议的事', ...(one === 'authorisation' ? { covers: ['public-works'] } : {}), ...(choose(5) === 0 ? { interested: '张演示家' } : {}) }
    }),
  }
}

function settling({ dossier: { file } }: MeetingStory, choose: Choose): object {
  const item = choose(12) === 0 ? 1 + choose(4) : openItems(file)[0] ?? 1
  if (file.agenda[item - 1]?.kind === 'report') return { item, outcome: 'HEARD', words: '听取了' }
  if (choose(8) === 0) return { item, outcome: 'DEFERRED', words: '下次再议' }
  const recused = choose(4) === 0 ? 1 + choose(3) : 0
  const voters = Math.max(0, file.present - recused)
  const yes = choose(voters + 1)
  const no = choose(voters - yes + 1)
  return {
    item, outcome: 'VOTED', way: 'HANDS', yes, no, abstain: voters - yes - no + (choose(12) === 0 ? 1 : 0), ...(recused > 0 ? { recused } : {}), ...(choose(8) > 0 ? { recusedWords: '按规定回避或者没有到会' } : {}),
    words: choose(12) === 0 ? '不交的扣款' : '议定的意见',
  }
}

function assertForm(act: string): never {
  throw new RangeError(`no act ${act}`)
}
