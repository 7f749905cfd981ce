/** What the province leaves open, confirmed in the county of the demonstration with a document that says it is none: without it only rehearsals could be shown. */
import type { Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { defaultSettings } from '../../procedures/village-election/settings.ts'
import type { Database } from '../../server/database/index.ts'

const document = '演示文号〔2026〕0 号（演示用，不是真的文件）'

export async function confirmProvince(database: Database, { code, mandates }: DemoVillage, now: Instant): Promise<void> {
  const person = (userName: string) => mandates.find(({ username }) => username === userName)?.person ?? null
  const province = Object.fromEntries(Object.entries(defaultSettings.province).map(([name, { value }]) => [name, { value, document }]))
  const at = new Date(now)
  await database.transaction({ role: 'system' }, async (transaction) => {
    await transaction.insertInto('procedure_settings').values({
      county: Number(code.slice(0, 6)), procedure: 'village-election', version: 1, state: 'in-force', contents: JSON.stringify({ province }), reason: '演示：把省里的规定当作已经核对过，好演示完整的换届',
      proposed_by: person('county-center'), proposed_at: at, reviewed_by: person('county-center-2'), reviewed_at: at, review_note: '演示',
    }).onConflict((conflict) => conflict.doNothing()).execute()
  })
}
