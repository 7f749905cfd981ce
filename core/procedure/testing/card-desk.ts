/** The people and the world in which library cards are tested. */
import { calendar } from '../../time/example-calendar.ts'
import { parseInstant, type Instant } from '../../time/instant.ts'
import { asVillager, system } from '../actor.ts'
import type { AnyProcedure } from '../procedure.ts'
import { libraryCard, type Card, type CardRules } from './library-card.ts'
import { demoVillage, inOffice, otherVillage, person, regionsOf } from './places.ts'
import { begin, nothingKnown, type Story, type World } from './story.ts'

export const readerLi = asVillager(person(1))
export const readerWang = asVillager(person(2))
export const librarian = inOffice(person(3), 'VILLAGE_CADRE', demoVillage, 'committee')
export const otherLibrarian = inOffice(person(4), 'VILLAGE_CADRE', otherVillage, 'committee')
export const desk = inOffice(person(5), 'DEPT_HANDLER', regionsOf(demoVillage).COUNTY, 'culture-tourism')
export const clock = system

export const application = { name: '李演示', village: demoVillage }

/** '2026-11-23 09:30' in Beijing; that day is a Monday. */
export function at(text: string): Instant {
  const instant = parseInstant(`${text.replace(' ', 'T')}+08:00`)
  if (instant === null) throw new RangeError(`no instant: ${text}`)
  return instant
}

export const monday = at('2026-11-23 09:00')

export function cardWorld(rules: Partial<CardRules> = {}, procedure: AnyProcedure = libraryCard): World {
  return { procedure, calendar, settings: { ...libraryCard.settings.defaults, ...rules }, known: () => nothingKnown }
}

export function blankCard(rules: Partial<CardRules> = {}): Story<Card> {
  return begin<Card>(cardWorld(rules), { county: 140423, id: person(100) }, monday)
}

export function askedCard(form: object = {}): Story<Card> {
  return blankCard().after(readerLi, 'apply', { ...application, ...form })
}

export function issuedCard(form: object = {}): Story<Card> {
  return askedCard(form).after(librarian, 'decide', { yes: true })
}
