/**
 * `GET /api/dossiers/{id}/contact`: whom to call about a matter. Only for those from whom the reporter is not hidden; everybody else
 * is answered as if there were no such matter, and the reporter sees every look.
 */
import type { Static } from '@sinclair/typebox'
import { v7 as uuidv7 } from 'uuid'
import type { FastifyInstance } from 'fastify'
import { hiddenFrom, placeNumber } from '../../core/procedure/readers.ts'
import type { Instant } from '../../core/time/index.ts'
import { contactPhone } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { findDossier } from '../dossiers/index.ts'
import { phoneOfAccount } from '../identity/index.ts'
import { phoneOfPerson } from '../registry/index.ts'
import { byStaff, type Administration, type Staff } from './administration.ts'
import { Contact as ContactAnswer } from './answers.ts'
import { contactPurpose } from './purposes.ts'
import { refusals } from './refusals.ts'
import { rowKeyOf, rowName, RowParams, type RowKey } from './wire.ts'

export type Contact = { readonly name: string | null; readonly phone: string | null }

export function contactRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Params: Static<typeof RowParams> }>('/api/dossiers/:id/contact', { schema: { summary: '这件事的联系电话（本人会看到查看记录）', params: RowParams, response: { 200: ContactAnswer } } }, async (request, reply) => {
    const deed = { act: 'read-contact', object: `dossier:${request.params.id}`, purpose: contactPurpose, may: anyOffice }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const { key, reporter, place, village } = await reporterOf(administration, transaction, rowKeyOf(request.params.id), staff)
      const contact = await contactOf(administration, transaction, key, reporter)
      if (reporter !== staff.person) await noteAccess(transaction, staff, { key, reporter, place }, door.clock())
      return { answer: contact, region: village }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

/** The procedure decides, matter by matter. */
function anyOffice(): void { /* nobody is refused by office alone */ }

/** @throws Refused `unknown-dossier`: none, none visible, its reporter hidden, or nobody behind it */
async function reporterOf({ door }: Administration, transaction: Transaction, key: RowKey, staff: Staff) {
  const loaded = await findDossier(transaction, door.procedures.at, key)
  if (loaded?.dossier.place == null) throw refusals.noSuchDossier()
  const { procedure, dossier } = loaded
  const settings = await door.settings.inForce(transaction, procedure, key.county)
  const { reporter } = procedure.summary(dossier)
  if (reporter === null || hiddenFrom(procedure, dossier, staff, settings.contents).includes('reporter')) throw refusals.noSuchDossier()
  return { key, reporter, place: placeNumber(dossier), village: loaded.dossier.place.village }
}

/**
 * The number left for this matter before the one in the register: it is the one the person wants to be called at here, and the one notices
 * go to. Opened as the platform, since no policy shows an office the contacts or, outside its region, the register.
 */
async function contactOf({ cipher, identity }: Administration, transaction: Transaction, key: RowKey, reporter: string): Promise<Contact> {
  await takeRole(transaction, 'system')
  const phone = await contactPhone(transaction, cipher, key) ?? await phoneOfAccount(transaction, identity, reporter) ?? await phoneOfPerson(transaction, cipher, reporter)
  const known = await transaction.selectFrom('persons').select('name').where('id', '=', reporter).limit(1).executeTakeFirst()
  await takeRole(transaction, 'app')
  return { name: known?.name ?? null, phone }
}

type Reporter = { readonly key: RowKey; readonly reporter: string; readonly place: number }

async function noteAccess(transaction: Transaction, staff: Staff, { key, reporter, place }: Reporter, at: Instant): Promise<void> {
  await transaction.insertInto('access_records').values({
    county: key.county, id: uuidv7({ msecs: at }), person: reporter, place, reader_person: staff.person, reader_office: staff.mandate.office,
    reader_unit: staff.mandate.unit, purpose: contactPurpose, dossier: rowName(key), fields: ['basic', 'phone'], at: new Date(at),
  }).execute()
}
