/** Forms of the grid case that fit and point to things that exist, or now and then to things that do not. */
import { Kind } from '@sinclair/typebox'
import { fitting, omitted, oneOf, type Choose, type Pointing } from '../../../core/procedure/testing/forms.ts'
import { codeAt } from '../../../core/region/region.ts'
import { addDays, dayOf, due, type Instant } from '../../../core/time/index.ts'
import type { CaseSettings } from '../settings.ts'
import { castOf, closedCase, mainCase, unitsAbout, type CaseStory } from './village.ts'

export function caseForm(story: CaseStory, village: string, act: string, choose: Choose, timer?: string): object {
  const definition = story.world.procedure.acts[act]
  if (definition === undefined) throw new RangeError(`no act ${act}`)
  return fitting(definition.form, choose, pointingFor(story, village, act, timer)) as object
}

function pointingFor(story: CaseStory, village: string, act: string, timer: string | undefined): Pointing {
  const settings = story.world.settings as CaseSettings
  const about = aboutUnits(story, village, settings)
  const called = story.dossier.file.whistles.at(-1)?.called ?? []
  const persons = Object.values(castOf(village)).flatMap((actor) => (actor.person === null ? [] : [actor.person]))
  const rarely = (choose: Choose, value: () => unknown, percent: number) => (choose(100) < percent ? value() : omitted)
  return (field, schema, choose) => {
    if (schema[Kind] === 'Array' && field !== 'files') return undefined
    switch (field) {
      case 'category': return oneOf(choose, choose(3) === 0 ? Object.keys(settings.categories) : ['0201', '0101', '0103', '1102', '1202', '0701', '0204'])
      case 'village': return village
      case 'grid': return choose(3) === 0 ? omitted : `${village}001`
      case 'against': return choose(4) === 0 ? undefined : omitted
      // The city's verifier is left out for the same reason as the city's verification centre below.
      case 'persons': return oneOf(choose, persons.filter((one) => one !== castOf(village).cityVerifier.person))
      case 'onBehalfOf': return rarely(choose, () => persons[0], 20)
      case 'source': return choose(3) === 0 ? undefined : 'VILLAGER'
      case 'files': return omitted
      case 'lead': return choose(100) < 85 ? oneOf(choose, about.likely) : oneOf(choose, about.all)
      case 'unit': return schema[Kind] === 'String' ? oneOf(choose, called.length > 0 && choose(5) > 0 ? called : about.all) : undefined
      // Were both verification centres complained about, nobody could ever verify.
      case 'units': return oneOf(choose, (choose(2) === 0 ? about.local : about.all).filter((unit) => unit !== '1404:verification'))
      case 'joint': case 'called': case 'suggested': return oneOf(choose, choose(2) === 0 ? about.local : about.all)
      case 'merged': return closedCase
      case 'reporter': return oneOf(choose, persons)
      case 'main': return choose(4) === 0 ? closedCase : mainCase
      case 'merged': return mainCase
      case 'reporter': return rarely(choose, () => persons[0], 80)
      case 'toGridWorker': return rarely(choose, () => true, 15)
      case 'amount': return 1 + choose(choose(3) === 0 ? 60 : 3)
      case 'expectedOn': return addDays(dayOf(handleDue(story)), choose(4))
      case 'reviewOn': case 'answerBy': case 'expiresOn': return addDays(dayOf(story.now), choose(5) === 0 ? choose(200) - 20 : 1 + choose(20))
      case 'deadline': return timer ?? 'handle'
      case 'reason': return act === 'ask-suspension' ? undefined : '按规定办，理由写在这里'
      default: return undefined
    }
  }
}

function handleDue({ dossier, world, now }: CaseStory): Instant {
  const ledger = dossier.deadlines['handle']
  return (ledger === undefined ? null : due(ledger, world.calendar)) ?? now
}

/** Units a dispatcher would think of first, those of the place, and all there are. */
function aboutUnits({ dossier }: CaseStory, village: string, settings: CaseSettings) {
  const all = [...unitsAbout(village).keys()]
  const leads = (settings.categories[dossier.file.category]?.leads ?? []).map((post) => `${codeAt(village, post.level) ?? ''}:${post.function}`)
  const likely = [...leads, ...(dossier.file.agreed === null ? [] : [dossier.file.agreed.lead]), ...dossier.file.returnedBy]
  return { all, local: all.filter((id) => id.endsWith(':government') || id.endsWith(':police') || id.endsWith(':verification')), likely: likely.length === 0 ? all : likely }
}
