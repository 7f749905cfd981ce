/** Rows of matters as requests of the specification, field by field, in its order. */
import { listed, toWgs84, type Answer, type Fields } from '../../core/open311/index.ts'
import { toIso } from '../../core/time/index.ts'
import type { Region } from '../../core/region/version.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { findRegions, findUnits } from '../registry/index.ts'
import { catalogueOf, categoryOf, procedure, promiseOf, type Catalogue } from './catalogue.ts'
import { isInTheOpen } from './public-kinds.ts'
import { changedAt, type RequestRow } from './request-rows.ts'
import { notesOf, statusOfState } from './status.ts'

export async function requestsAnswer(door: Door, transaction: Transaction, rows: readonly RequestRow[]): Promise<Answer> {
  const [names, units] = [await namesAround(transaction, rows), await unitNames(transaction, rows)]
  const catalogues = new Map<number, Catalogue>()
  for (const { county } of rows) if (!catalogues.has(county)) catalogues.set(county, await catalogueOf(door, transaction, { county }))
  const fields = rows.map((row) => {
    const catalogue = catalogues.get(row.county)
    if (catalogue === undefined) throw new TypeError('a county without a catalogue')
    return fieldsOf(row, { catalogue, notes: notesOf(procedure(door), row.state), agency: row.lead_unit === null ? null : units.get(row.lead_unit) ?? null, names })
  })
  return { root: 'service_requests', body: listed('request', fields) }
}

/** A confidential matter for the program that reported it, and for nobody else: that it is there, and how it stands. */
export function ownAnswer(door: Door, row: Pick<RequestRow, 'county' | 'id' | 'state' | 'category' | 'opened_at' | 'updated_at' | 'closed_at'>, serviceName: string): Answer {
  return {
    root: 'service_requests',
    body: listed('request', [{
      service_request_id: dossierName(row), status: statusOfState(row.state), status_notes: notesOf(procedure(door), row.state), service_name: serviceName, service_code: row.category,
      description: null, agency_responsible: null, service_notice: '这件事不公开，这里只答复提交它的系统。', requested_datetime: moment(row.opened_at), updated_datetime: moment(new Date(changedAt(row))),
      expected_datetime: null, address: null, address_id: null, zipcode: null, lat: null, long: null, media_url: null,
    }]),
  }
}

type Dressing = { readonly catalogue: Catalogue; readonly notes: string; readonly agency: string | null; readonly names: Names }
type Names = ReadonlyMap<string, Region>

function fieldsOf(row: RequestRow, { catalogue, notes, agency, names }: Dressing): Fields {
  const category = categoryOf(catalogue, row.category)
  const status = statusOfState(row.state)
  const open = isInTheOpen(row.category)
  const position = open && row.lon !== null && row.lat !== null ? toWgs84(row.position_system, { lon: row.lon, lat: row.lat }) : null
  return {
    service_request_id: dossierName(row), status, status_notes: notes, service_name: category?.name ?? row.category, service_code: row.category,
    description: open ? row.description : null, agency_responsible: agency,
    service_notice: status === 'open' && category !== undefined ? promiseOf(catalogue, category) : null,
    requested_datetime: moment(row.opened_at), updated_datetime: moment(new Date(changedAt(row))), expected_datetime: status === 'open' && row.due_at !== null ? moment(row.due_at) : null,
    address: addressOf(row, names), address_id: open ? String(row.grid ?? row.village) : null, zipcode: null,
    lat: position === null ? null : Number(position.lat.toFixed(6)), long: position === null ? null : Number(position.lon.toFixed(6)), media_url: null,
  }
}

/** From most specific to most general; of what is not in the open, the township. */
function addressOf(row: RequestRow, names: Names): string {
  const village = String(row.village)
  const nameOf = (code: string) => names.get(code)?.name ?? null
  const open = isInTheOpen(row.category)
  const parts = [open ? row.address : null, open ? nameOf(village) : null, nameOf(village.slice(0, 9)), nameOf(village.slice(0, 6))]
  return parts.filter((part) => part !== null).join('，')
}

/** To the second, in the time of the place: nobody needs more, and finer times can be told apart. */
function moment(at: Date): string {
  return toIso(Math.floor(at.getTime() / 1000) * 1000).replace('.000', '')
}

async function namesAround(transaction: Transaction, rows: readonly RequestRow[]): Promise<Names> {
  const codes = rows.map(({ village }) => String(village)).flatMap((code) => [code, code.slice(0, 9), code.slice(0, 6)])
  return new Map((await findRegions(transaction, codes)).map((region) => [region.code, region]))
}

async function unitNames(transaction: Transaction, rows: readonly RequestRow[]): Promise<ReadonlyMap<string, string>> {
  const units = await findUnits(transaction, rows.flatMap((row) => (row.lead_unit === null ? [] : [row.lead_unit])))
  return new Map(units.map(({ id, name }) => [id, name]))
}
