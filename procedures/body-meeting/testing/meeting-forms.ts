/** Forms of a meeting that mostly fit what is there, and now and then do not. */
import { Kind } from '@sinclair/typebox'
import { fitting, omitted, oneOf, type Choose, type Pointing } from '../../../core/procedure/testing/forms.ts'
import { addDays, dayOf } from '../../../core/time/index.ts'
import { agendaKinds, bodies, bodyFunctions, bodyOf, type AgendaKind, type BodyFunction } from '../../../core/village-bodies/index.ts'
import { bodyMeeting } from '../body-meeting.procedure.ts'
import { itemAt, openItems } from '../meeting-file.ts'
import { elsewhereHousehold, household, membersOf, strangersHousehold, village, type MeetingStory } from './village-room.ts'

export function meetingForm(story: MeetingStory, act: string, choose: Choose, timer?: string): object {
  const definition = bodyMeeting.acts[act]
  if (definition === undefined) throw new RangeError(`no act ${act}`)
  if (act === 'settle') return settling(story, choose)
  if (act === 'call' || act === 'amend') return plan(story, act, choose)
  return fitting(definition.form, choose, pointing(story, timer)) as object
}

function pointing({ dossier }: MeetingStory, timer: string | undefined): Pointing {
  const body = bodyOf(dossier.file.body) ?? 'virtue-council'
  const ids = membersOf(body).map(({ person }) => person ?? '')
  return (field, schema, choose) => {
    if (schema[Kind] === 'Array' && (field === 'present' || field === 'signed')) return ids.slice(0, choose(4) === 0 ? choose(7) : 4 + choose(3)).filter((_, nth) => nth === 0 || choose(12) > 0)
    switch (field) {
      case 'present': case 'signed': return oneOf(choose, ids)
      case 'presiding': return choose(3) === 0 ? oneOf(choose, ids) : omitted
      case 'files': return omitted
      case 'deadline': return timer ?? 'meet'
      default: return undefined
    }
  }
}

function plan({ dossier, now }: MeetingStory, act: string, choose: Choose): object {
  const body: BodyFunction = act === 'call' ? oneOf(choose, bodyFunctions) : bodyOf(dossier.file.body) ?? 'virtue-council'
  const kinds: readonly AgendaKind[] = choose(8) === 0 ? Object.keys(agendaKinds) as AgendaKind[] : bodies[body].may
  const agenda = Array.from({ length: 1 + choose(3) }, () => {
    const kind = oneOf(choose, kinds)
    const named = agendaKinds[kind].households === 'must' || (agendaKinds[kind].households === 'may' && choose(2) === 0)
    return {
      kind, title: choose(30) === 0 ? '商量罚款的事' : '要议的事', ...(choose(2) === 0 ? { publish: true } : {}),
      ...(named && choose(12) > 0 ? { households: [oneOf(choose, [household, strangersHousehold, strangersHousehold, choose(9) === 0 ? elsewhereHousehold : household])] } : {}),
    }
  })
  return {
    ...(act === 'call' ? { body: `${village}:${body}`, village } : {}), day: addDays(dayOf(now), choose(10) === 0 ? choose(400) - 5 : choose(6)), time: '19:30', place: '村委会会议室', ...(act === 'call' ? { agenda } : {}),
    ...(choose(2) === 0 ? { urgent: '事情等不得' } : {}),
  }
}

function settling({ dossier: { file } }: MeetingStory, choose: Choose): object {
  const item = choose(10) === 0 ? 1 + choose(4) : openItems(file)[0] ?? 1
  if (choose(7) === 0) return { item, outcome: 'DEFERRED', words: '下次再议' }
  const bound = (itemAt(file, item)?.households ?? []).includes(household) ? file.present.filter((person) => [2, 3].includes(Number(person.slice(-1)))) : []
  const recused = choose(8) === 0 ? [] : bound
  const voters = file.present.length - recused.length
  const yes = choose(voters + 1)
  const no = choose(voters - yes + 1)
  return { item, outcome: 'VOTED', recused, yes, no, abstain: voters - yes - no + (choose(12) === 0 ? 1 : 0), words: '议定的意见' }
}
