/**
 * The checker a procedure passes before it is published, in CI and in the console: every state reachable and leavable, somebody
 * can always act, every deadline has an owner and a consequence, every effect and text exists. Faults in plain sentences.
 */
import type { AnyProcedure } from './procedure.ts'

export function checkProcedure(procedure: AnyProcedure): string[] {
  return [
    ...unknownNames(procedure), ...unreachableStates(procedure), ...deadEnds(procedure), ...circles(procedure), ...idleStates(procedure),
    ...deadlineFaults(procedure), ...nobodyFaults(procedure), ...textFaults(procedure), ...formFaults(procedure), ...readerFaults(procedure),
  ]
}

/** States an act may lead to, from any state it starts in. */
export function targetsOf(procedure: AnyProcedure, act: string, from: string | null): string[] {
  const target = procedure.acts[act]?.to
  if (target === undefined) return []
  if (target === 'same') return from === null ? [] : [from]
  return typeof target === 'string' ? [target] : [...target.oneOf]
}

function unknownNames(procedure: AnyProcedure): string[] {
  return Object.entries(procedure.acts).flatMap(([key, act]) => [
    ...(act.from === 'nothing' ? [] : act.from).filter((state) => !(state in procedure.states)).map((state) => `act ${key} starts in unknown state ${state}`),
    ...targetsOf(procedure, key, null).filter((state) => !(state in procedure.states)).map((state) => `act ${key} leads to unknown state ${state}`),
    ...[...act.who, ...(act.effects ?? []).map((effect) => effect.to)].filter((party) => !(party in procedure.parties)).map((party) => `act ${key} names unknown party ${party}`),
    ...(act.followUps ?? []).filter(({ in: other, act: next }) => other === undefined && !(procedure.acts[next]?.who.includes('system') ?? false)).map(({ act: next }) => `act ${key} is followed by ${next}, which the system may not perform`),
    ...(act.who.length === 0 ? [`nobody may ever perform act ${key}`] : []),
    ...(act.from !== 'nothing' && act.from.length === 0 ? [`act ${key} can never be performed`] : []),
  ])
}

function unreachableStates(procedure: AnyProcedure): string[] {
  const reached = new Set(Object.keys(procedure.acts).flatMap((key) => (procedure.acts[key]?.from === 'nothing' ? targetsOf(procedure, key, null) : [])))
  for (let size = -1; size !== reached.size;) {
    size = reached.size
    for (const [key, act] of Object.entries(procedure.acts)) {
      if (act.from === 'nothing') continue
      for (const state of act.from) if (reached.has(state)) targetsOf(procedure, key, state).forEach((target) => reached.add(target))
    }
  }
  return Object.keys(procedure.states).filter((state) => !reached.has(state)).map((state) => `state ${state} cannot be reached`)
}

function deadEnds(procedure: AnyProcedure): string[] {
  return Object.entries(procedure.states).flatMap(([state, definition]) => {
    const acts = Object.entries(procedure.acts).filter(([, act]) => act.from !== 'nothing' && act.from.includes(state))
    if (definition.final === true) return acts.length === 0 ? [] : [`state ${state} is final, yet ${acts.map(([key]) => key).join(', ')} leave it`]
    return acts.length === 0 ? [`no act leads out of state ${state}, and it is not final`] : []
  })
}

/** States from which no way leads to rest, i.e. to a state no act leads out of. */
function circles(procedure: AnyProcedure): string[] {
  const next = (state: string) => Object.entries(procedure.acts)
    .flatMap(([key, act]) => (act.from !== 'nothing' && act.from.includes(state) ? targetsOf(procedure, key, state) : []))
    .filter((to) => to !== state)
  const states = Object.keys(procedure.states)
  const resting = new Set(states.filter((state) => next(state).length === 0))
  for (let size = -1; size !== resting.size;) {
    size = resting.size
    for (const state of states) if (next(state).some((to) => resting.has(to))) resting.add(state)
  }
  return states.filter((state) => !resting.has(state)).map((state) => `state ${state} can never come to an end`)
}

/** A state that waits for nobody must have a timer, or the matter is forgotten in it. */
function idleStates(procedure: AnyProcedure): string[] {
  return Object.entries(procedure.states).flatMap(([state, definition]) => {
    const unknown = definition.awaits.filter((party) => !(party in procedure.parties)).map((party) => `state ${state} awaits unknown party ${party}`)
    const moves = Object.entries(procedure.acts).some(([key, act]) => act.from !== 'nothing' && act.from.includes(state) && targetsOf(procedure, key, state).some((to) => to !== state))
    const timed = Object.values(procedure.deadlines).some((deadline) => deadline.runsIn.includes(state))
    return [...unknown, ...(moves && definition.awaits.length === 0 && !timed ? [`state ${state} awaits nobody and no clock runs in it`] : [])]
  })
}

function deadlineFaults(procedure: AnyProcedure): string[] {
  return Object.entries(procedure.deadlines).flatMap(([key, deadline]) => {
    const acts = [deadline.onLate.act, ...(deadline.onSoon === undefined ? [] : [deadline.onSoon.act])]
    return [
      ...(deadline.owner in procedure.parties ? [] : [`deadline ${key} has unknown owner ${deadline.owner}`]),
      ...(deadline.onLate.sentence === '' ? [`deadline ${key} has no consequence`] : []),
      ...(deadline.runsIn.length === 0 ? [`deadline ${key} never runs`] : []),
      ...[...deadline.runsIn, ...(deadline.pausedIn ?? [])].filter((state) => !(state in procedure.states)).map((state) => `deadline ${key} names unknown state ${state}`),
      ...acts.flatMap((act) => timerActFaults(procedure, key, act, deadline.runsIn)),
    ]
  })
}

function timerActFaults(procedure: AnyProcedure, deadline: string, act: string, runsIn: readonly string[]): string[] {
  const definition = procedure.acts[act]
  if (definition === undefined) return [`deadline ${deadline} submits unknown act ${act}`]
  const refused = runsIn.filter((state) => definition.from === 'nothing' || !definition.from.includes(state))
  return [
    ...(definition.who.includes('system') ? [] : [`deadline ${deadline} submits act ${act}, which the system may not perform`]),
    ...refused.map((state) => `deadline ${deadline} runs in ${state}, where its act ${act} is not possible`),
  ]
}

/** Wherever somebody is awaited the system can say that nobody is there. */
function nobodyFaults({ whenNobody, acts, states }: AnyProcedure): string[] {
  if (whenNobody === undefined) return []
  const definition = acts[whenNobody.act]
  if (definition === undefined) return [`unknown act ${whenNobody.act} where a matter waits for nobody`]
  const waiting = Object.entries(states).filter(([, { awaits, final }]) => awaits.length > 0 && final !== true).map(([state]) => state)
  return [
    ...(definition.who.includes('system') ? [] : [`act ${whenNobody.act} is performed where a matter waits for nobody, and the system may not perform it`]),
    ...waiting.filter((state) => state !== 'nothing' && !definition.from.includes(state as never)).map((state) => `a matter can wait for nobody in ${state}, where act ${whenNobody.act} is not possible`),
  ]
}

function textFaults(procedure: AnyProcedure): string[] {
  const used = new Set(Object.values(procedure.acts).flatMap((act) => (act.effects ?? []).map((effect) => effect.text)))
  const named = [...Object.values(procedure.acts), ...Object.values(procedure.deadlines)].flatMap(({ rules }) => rules ?? [])
  const chinese = /\p{Script=Han}/u
  const spoken = [
    ...Object.entries(procedure.states).map(([key, state]) => [`state ${key}`, state.name, state.sentence] as const),
    ...Object.entries(procedure.acts).map(([key, act]) => [`act ${key}`, act.name, act.consequence] as const),
    ...Object.entries(procedure.parties).map(([key, party]) => [`party ${key}`, party.name, party.found] as const),
  ]
  return [
    ...[...new Set(named)].filter((rule) => !(rule in procedure.rules)).map((rule) => `rule ${rule} is named but has no words`),
    ...[...used].filter((text) => !(text in procedure.texts)).map((text) => `text ${text} is missing`),
    ...Object.keys(procedure.texts).filter((text) => !used.has(text)).map((text) => `text ${text} is never used`),
    ...spoken.filter(([, ...words]) => words.some((word) => !chinese.test(word))).map(([what]) => `${what} lacks its Chinese words`),
  ]
}

/** Forms drop nothing silently and name each field in Chinese; the timer's own forms are seen by nobody. */
function formFaults(procedure: AnyProcedure): string[] {
  return Object.entries(procedure.acts).flatMap(([key, act]) => [
    ...(act.from === 'nothing' && act.place === undefined ? [`opening act ${key} does not say where the matter lies`] : []),
    ...objectFaults(act.form as FormSchema, `form of act ${key}`, act.who.every((party) => party === 'system')),
  ])
}

type FormSchema = { readonly title?: string; readonly additionalProperties?: unknown; readonly properties?: { readonly [field: string]: FormSchema } }

function objectFaults(schema: FormSchema, path: string, unseen: boolean): string[] {
  if (schema.properties === undefined) return []
  return [
    ...(schema.additionalProperties === false ? [] : [`${path} lets unknown fields in`]),
    ...Object.entries(schema.properties).flatMap(([field, inner]) => [
      ...(unseen || /\p{Script=Han}/u.test(inner.title ?? '') ? [] : [`${path} does not name field ${field} in Chinese`]),
      ...objectFaults(inner, `${path}/${field}`, unseen),
    ]),
  ]
}

/** Readers become database columns, so they must be persons, units, or offices of one region. */
function readerFaults(procedure: AnyProcedure): string[] {
  return procedure.readers.parties.flatMap((party) => [
    ...(party in procedure.parties ? [] : [`unknown reader ${party}`]),
    ...(['anyone', 'system'].includes(party) ? [`${party} may not be a reader`] : []),
  ])
}
