/** A village's ledgers as its accountant reads them: the quarter with every line and balance, the inventories, and what contracts booked that no voucher of the ledger carries. */
import { sql } from 'kysely'
import { accountKinds, ledgerKey, nameOf, quarterBefore, sumsOfFunds, uses, type PropertyKind } from '../../core/collective-economy/index.ts'
import { firstDayOf, lastDayOf, periodInWords } from '../../core/open-affairs/index.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Inventory, Ledger } from '../../core/view/collective-economy.ts'
import type { ContractFile } from '../../procedures/collective-contract/contract-file.ts'
import { collectiveLedger } from '../../procedures/collective-ledger/collective-ledger.procedure.ts'
import type { LedgerFile, LedgerShown } from '../../procedures/collective-ledger/ledger-file.ts'
import { standing, sumsOfProperty, type PropertyFile } from '../../procedures/collective-property/property-file.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { findRegion } from '../registry/index.ts'

type Named = { readonly code: string; readonly name: string }

/** Read as the platform; the caller has judged that the village is the asker's. Null where there is no such village. */
export async function villageNamed(transaction: Transaction, code: string): Promise<Named | null> {
  const region = await findRegion(transaction, { level: 'VILLAGE', code })
  return region === null ? null : { code, name: region.shortName }
}

export async function ledgerOf(transaction: Transaction, village: Named, period: string): Promise<Ledger> {
  const key = ledgerKey(village.code, 'funds', period)
  const found = await fileOf<LedgerFile>(transaction, key, 'collective-ledger')
  const before = await fileOf<LedgerFile>(transaction, ledgerKey(village.code, 'funds', quarterBefore(period)), 'collective-ledger')
  const { accounts, lines } = found?.file ?? { accounts: [], lines: [] }
  return {
    village, period, periodName: periodInWords(period), dossier: nameOf(key), state: found?.state ?? null, stateName: found === null ? '还没有开' : stateName(found.state), sequence: found?.sequence ?? 0, carriesOver: before !== null,
    accounts: accounts.map(({ number, kind, name, holder, opening }) => ({ number, name, kindName: accountKinds[kind], holder, opening, closing: sumsOfFunds({ accounts, lines }, number).closing })), sums: sumsOfFunds({ accounts, lines }),
    lines: lines.map(({ number, account, day, direction, subject, words, fen, voucher, reverses }) => ({ number, account, day, direction, subject, words, fen, voucher, reverses })),
    unmatched: found === null ? [] : await unmatched(transaction, village.code, period, found.file), quarters: await quartersOf(transaction, village.code),
  }
}

export async function inventoryOf(transaction: Transaction, village: Named, kind: PropertyKind): Promise<Inventory> {
  const key = ledgerKey(village.code, kind)
  const found = await fileOf<PropertyFile>(transaction, key, 'collective-property')
  const entries = found?.file.entries ?? []
  return {
    village, kind, dossier: nameOf(key), opened: found !== null, sequence: found?.sequence ?? 0, sums: sumsOfProperty({ entries }), stockOn: found?.file.stock.at(-1)?.on ?? null,
    rows: standing({ entries }).map(({ number, code, name, kind: sort, amount, fen, since, where, use }) => ({ number, code, name, kind: sort, amount, fen, since, where, use: uses[use], corrected: (entries[number - 1]?.versions.length ?? 1) - 1 })),
  }
}

/** What everybody may read: sums of reviewed quarters, newest first, and of the inventories. */
export async function publicLedgers(transaction: Transaction, village: string): Promise<{ readonly quarters: readonly LedgerShown[]; readonly assets: PropertyFile | null; readonly resources: PropertyFile | null }> {
  const quarters = (await ledgerRows(transaction, village)).filter(({ state }) => state === 'CLOSED').map(({ shown }) => shown).slice(0, 8)
  const [assets, resources] = [await fileOf<PropertyFile>(transaction, ledgerKey(village, 'assets'), 'collective-property'), await fileOf<PropertyFile>(transaction, ledgerKey(village, 'resources'), 'collective-property')]
  return { quarters, assets: assets?.file ?? null, resources: resources?.file ?? null }
}

async function fileOf<File>(transaction: Transaction, { county, id }: DossierKey, procedure: string): Promise<{ readonly state: string; readonly sequence: number; readonly file: File } | null> {
  const row = await transaction.selectFrom('dossiers').select(['state', 'sequence', 'file']).where('county', '=', county).where('id', '=', id).where('procedure', '=', procedure).executeTakeFirst()
  return row === undefined ? null : { state: row.state, sequence: row.sequence, file: row.file as unknown as File }
}

async function ledgerRows(transaction: Transaction, village: string) {
  const { rows } = await sql<{ state: string; shown: LedgerShown }>`
    select state, shown from dossiers where procedure = 'collective-ledger' and village = ${Number(village)}::bigint order by shown ->> 'period' desc limit 40`.execute(transaction)
  return rows
}

async function quartersOf(transaction: Transaction, village: string): Promise<Ledger['quarters']> {
  return (await ledgerRows(transaction, village)).map(({ state, shown }) => ({ period: shown.period, periodName: periodInWords(shown.period), stateName: stateName(state), closing: shown.closing }))
}

/** Both are written down by hand: what is on a contract and under no voucher of the same amount in the ledger is looked for by the supervisors. */
async function unmatched(transaction: Transaction, village: string, period: string, { lines }: LedgerFile): Promise<Ledger['unmatched']> {
  const { rows } = await sql<{ county: number; id: string; file: Pick<ContractFile, 'title' | 'payments' | 'direction'> }>`
    select county, id, jsonb_build_object('title', file -> 'title', 'payments', file -> 'payments', 'direction', file -> 'direction') as file from dossiers
    where procedure = 'collective-contract' and village = ${Number(village)}::bigint order by opened_at desc limit 500`.execute(transaction)
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  const inLedger = new Set(lines.map(({ voucher, fen, direction }) => `${direction}/${voucher}/${fen}`))
  return rows.flatMap(({ county, id, file }) => file.payments.filter(({ on, number, reverses, voucher, fen }) => (
    on >= first && on <= last && reverses === null && !file.payments.some((other) => other.reverses === number) && !inLedger.has(`${file.direction}/${voucher}/${fen}`)
  )).map(({ on, voucher, fen }) => ({ contract: dossierName({ county, id }), title: file.title, on, voucher, fen })))
}

function stateName(state: string): string {
  return collectiveLedger.states[state as keyof typeof collectiveLedger.states].name
}
