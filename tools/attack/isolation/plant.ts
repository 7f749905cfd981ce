/** Plants a canary in every field of everything one place holds, through the platform's own doors where there is one. */
import { randomUUID } from 'node:crypto'
import { createHash } from 'node:crypto'
import { inventPhone, inventResidentNumber } from '../../../core/identity-number/index.ts'
import { asVillager, type Actor } from '../../../core/procedure/actor.ts'
import { defaultSettings } from '../../../procedures/grid-case/catalogue.ts'
import { paddedCode } from '../../../core/region/scope.ts'
import { dayOf } from '../../../core/time/index.ts'
import { perform } from '../../../server/acts/index.ts'
import { registerHouseholds, registerPersons } from '../../../server/registry/index.ts'
import { plainJpeg } from '../../../server/files/test-photos.ts'
import type { RunningPlatform } from '../../testing/platform.ts'
import { tokenFor, type Aviary } from './canary.ts'
import { plantElection, type PlantedElection } from './plant-election.ts'
import { plantOpenness, type PlantedOpenness } from './plant-openness.ts'
import { plantStars, type PlantedStars } from './plant-stars.ts'
import { seat, staffOf, type Sowing } from './seats.ts'
import { codeOf, type Place } from './places.ts'

export type Planted = {
  readonly place: Place
  readonly county: number
  readonly person: string
  readonly name: string
  readonly phone: string
  readonly idNumber: string
  readonly matter: string
  readonly confidential: string
  readonly file: string
  readonly secretFile: string
  readonly message: string
  readonly mandate: string
  readonly proposal: string
  readonly account: string
  readonly apiKey: string
  readonly session: string
  readonly settingsVersion: number
  /** A year of star rating; null where a place is planted a second time. */
  readonly stars: PlantedStars | null
  /** What the village published, decided and was asked; null likewise. */
  readonly openness: PlantedOpenness | null
  readonly election: PlantedElection | null
}

let sown = 0

/**
 * To plant what another room keeps: a file of its own beside `plant-stars.ts`, called below with `sowing` and played through the door with
 * `platform`, `token` for each word and `id` for each key; its keys become a field of `Planted`, a line of `keys` in `attempts.ts` that names it, and
 * its fields a line of `may-see.ts`, written from the rules and not from the program. The test fails for a path with a key that opens to nobody.
 *
 * `stage` sets apart what is planted first from what comes later, for questions whose answer must not change. */
export async function plant(platform: RunningPlatform, aviary: Aviary, place: Place, stage = ''): Promise<Planted> {
  const nth = sown += 1
  const county = Number(place.village.slice(0, 6))
  const token = (field: string) => aviary.add({ text: tokenFor(`${place.key}${stage}`, field, nth), place: place.key, field })
  const id = (field: string, text: string = randomUUID()) => aviary.add({ text, place: place.key, field })
  const at = platform.door.clock()

  // The register
  const [person, household] = [id('person-id'), id('household-id')]
  const [name, phone, idNumber] = [`雀${token('name')}`, id('phone', inventPhone(700_000 + nth)), id('id-number', inventResidentNumber('1979-03-04', 2, 500 + nth))]
  await platform.database.transaction({ role: 'system' }, async (transaction) => {
    await registerPersons(transaction, platform.cipher, [{
      county, id: person, name, gender: 2, birthDate: '1979-03-04', idNumber, phone, hukouVillage: place.village, residenceVillage: place.village, residenceGrid: place.grid,
    }], at)
    await registerHouseholds(transaction, [{
      county, id: household, basis: 'residence', village: place.village, grid: place.grid, head: person, address: `演示巷${token('address')}号`,
      placeId: randomUUID(), members: [{ id: randomUUID(), person, relation: 0 }],
    }], dayOf(at), at)
  })

  // Matters with their photos, remarks and contact data; a matter begins where somebody sits who accepts it
  const [cadre, handler] = [staffOf('VILLAGE_CADRE', place.village, 'committee'), staffOf('DEPT_HANDLER', String(county), 'transport')]
  for (const one of [cadre, handler]) await seat(platform, one)
  const villager = asVillager(person)
  const photo = async (field: string) => {
    const received = await platform.files.receive(chunks(await plainJpeg(320, 240, nth * 10 + field.length)), { county, actor: villager, name: `${token(field)}.jpg`, now: platform.door.clock() })
    id(`${field}-sm3`, received.sm3)
    return `${county}-${id(`${field}-id`, received.id)}`
  }
  const [file, secretFile] = [await photo('photo'), await photo('secretphoto')]
  const matter = await report(platform, villager, place, { category: '0201', files: [file], words: `坑${token('description')}`, where: `桥头${token('where')}`, phone: id('contact-phone', inventPhone(800_000 + nth)), id: id('matter-id') })
  const confidential = await report(platform, villager, place, { category: '0702', files: [secretFile], words: `家事${token('secretdescription')}`, where: `某处${token('secretwhere')}`, phone: id('secret-contact-phone', inventPhone(850_000 + nth)), id: id('secret-matter-id') })
  await act(platform, cadre, matter, 'accept', { note: `立案${token('remark')}` })
  await act(platform, cadre, matter, 'dispatch', { lead: `${county}:transport`, instruction: `要求${token('instruction')}` })
  await act(platform, handler, matter, 'sign', { note: `签收${token('signnote')}` })

  // What no door writes for a test: rows as their rooms would have written them
  const sowing = { place, county, person, household, phone, token, id, nth, matter }
  const rows = await plantRows(platform, sowing)
  const stars = stage === '' ? await plantStars(platform, sowing) : null
  const openness = stage === '' ? await plantOpenness(platform, sowing) : null
  const election = stage === '' ? await plantElection(platform, sowing) : null
  for (const text of await numbersOf(platform, [matter, confidential])) aviary.add({ text, place: place.key, field: 'case-number' })
  return { place, county, person: `${county}-${person}`, name, phone, idNumber, matter, confidential, file, secretFile, stars, openness, election, settingsVersion: 900 + nth, ...rows }
}

async function plantRows({ ownerQuery }: RunningPlatform, { place, county, person, token, id, nth, matter }: Sowing) {
  const [lo, dossier] = [paddedCode(codeOf(place)), matter.slice(7)]
  const [message, mandate, proposal, account, apiKey, session] = [id('message-id'), id('mandate-id'), id('proposal-id'), id('account-id'), id('api-key-id'), id('session-id')]
  const [holder, other] = [id('holder-id'), id('colleague-id')]
  await ownerQuery(`insert into messages (county, id, person, dossier, text_key, sentence, created_at) values ($1, $2, $3, $4, 'planted', $5, now())`, [county, message, person, dossier, `通知${token('notice')}`])
  await ownerQuery(`insert into outbox (county, id, kind, dedupe, payload, created_at, available_at, state) values ($1, $2, 'planted', $3, $4, now(), 'infinity', 'waiting')`, [county, id('outbox-id'), `planted-${token('dedupe')}`, JSON.stringify({ sentence: token('outbox') })])
  await ownerQuery(`insert into access_records (county, id, person, place, reader_person, reader_office, reader_unit, purpose, fields, at) values ($1, gen_random_uuid(), $2, $3, $4, 'VILLAGE_CADRE', $5, $6, '{basic}', now())`, [county, person, lo, holder, `${place.village}:committee`, token('purpose')])
  await ownerQuery(`insert into mandates (county, id, person, holder_name, office, unit, region_level, region_code, lo, hi, valid_from, granted_at, revoked_at, revoked_reason)
    values ($1, $2, $3, $4, 'DEPT_HANDLER', $5, 'VILLAGE', $6, $7, $7, '2026-01-01', now(), now(), $8)`,
  [county, mandate, holder, `雀${token('holder')}`, `${county}:water`, place.village, paddedCode(place.village), token('revocation')])
  await ownerQuery(`insert into mandate_proposals (county, id, person, holder_name, office, region_level, region_code, lo, hi, valid_from, reason, proposed_by, proposed_at)
    values ($1, $2, $3, $4, 'COUNTY_CENTER', 'VILLAGE', $5, $6, $6, '2026-01-01', $7, $8, now())`,
  [county, proposal, holder, `雀${token('proposed')}`, place.village, paddedCode(place.village), token('proposalreason'), other])
  await ownerQuery(`insert into accounts (county, id, person, person_county, user_name, scope, created_at) values (140400, $1, $2, $3, $4, $5, now())`, [account, holder, county, token('user'), lo])
  await ownerQuery(`insert into sessions (county, id, token_hash, account, person, scope, first_factor, device, ip, created_at, last_seen_at) values (140400, $1, $2, $3, $4, $5, 'password', $6, '198.18.0.9', now(), now())`,
    [session, createHash('sha256').update(session).digest('hex'), account, holder, lo, token('device')])
  await ownerQuery(`insert into api_keys (county, id, name, key_hash, scope, region_code, owner_unit, person, source, may_report, may_update, hourly_budget, expires_at, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'PATROL', true, true, 100, now() + interval '90 days', now())`,
  [county, apiKey, `系统${token('keyname')}`, createHash('sha256').update(apiKey).digest('hex'), paddedCode(String(county)), String(county), `${county}:transport`, id('key-person-id')])
  // Waiting for review, so that only the centres of the county and the city may know of it.
  await ownerQuery(`insert into procedure_settings (county, procedure, version, state, contents, reason, proposed_by, proposed_at)
    select $1, 'grid-case', $2, 'proposed', $3::jsonb, $4, $5, now() where not exists (select from procedure_settings where county = $1 and state = 'proposed')`,
  [county, 900 + nth, JSON.stringify(defaultSettings).replace(/"name":"[^"]+"/, `"name":"雀${token('settings')}"`), token('settingsreason'), other])
  await ownerQuery(`insert into audit_records (county, chain, sequence, at, region, person, account, office, unit, act, object, purpose, result, ip, device, request_id, previous_hash, hash)
    values ($1, 15, $2, now(), $3, $4, $5, 'VILLAGE_CADRE', null, 'read-person', $6, $7, 'done', '198.18.0.9', $8, $9, $10, $10)`,
  [county, 1_000_000 + nth, lo, holder, account, `person:${county}-${person}`, token('auditpurpose'), token('auditdevice'), token('requestid'), '0'.repeat(64)])
  await ownerQuery(`insert into linked_matters (county, dossier, person, reporter, linked_at) values ($1, $2, $3, $4, now())`, [county, dossier, id('linked-person-id'), person])
  return { message, mandate, proposal, account, apiKey, session }
}

type Words = { readonly category: string; readonly words: string; readonly where: string; readonly phone: string; readonly files: readonly string[]; readonly id: string }

async function report(platform: RunningPlatform, actor: Actor, place: Place, { category, words, where, phone, files, id }: Words): Promise<string> {
  const county = Number(place.village.slice(0, 6))
  const form = { category, description: words, where, village: place.village, visibility: 'CENTER_ONLY', source: 'VILLAGER', contactLeft: true, files: [...files], ...place.grid !== null && { grid: place.grid } }
  await perform(platform.door, { act: { id: randomUUID(), act: 'report', form, channel: 'portal', occurredAt: platform.door.clock() }, dossier: { county, id }, actor, procedure: 'grid-case', contact: { phone, followCode: null } })
  return `${county}-${id}`
}

async function act(platform: RunningPlatform, actor: Actor, matter: string, name: string, form: Record<string, unknown>): Promise<void> {
  const dossier = { county: Number(matter.slice(0, 6)), id: matter.slice(7) }
  const [row] = await platform.ownerQuery<{ sequence: number }>('select sequence from dossiers where id = $1', [dossier.id])
  await perform(platform.door, { act: { id: randomUUID(), act: name, form, channel: 'console', occurredAt: platform.door.clock(), seen: row?.sequence ?? 0 }, dossier, actor })
}

async function numbersOf(platform: RunningPlatform, matters: readonly string[]): Promise<readonly string[]> {
  const rows = await platform.ownerQuery<{ number: string | null }>('select number from dossiers where id = any ($1)', [matters.map((key) => key.slice(7))])
  return rows.flatMap(({ number }) => number ?? [])
}

async function* chunks(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes)
}
