/** The household of the village in which somebody lives or is registered: found as the platform, by who asks and by nothing else. */
import type { Day } from '../../core/time/index.ts'
import type { Door } from '../acts/index.ts'
import { householdsAskedFor } from '../registry/index.ts'

/** Null where the village's registers know none of theirs, or the person is no adult. */
export async function ownHousehold({ database }: Door, person: string, village: string, today: Day): Promise<string | null> {
  return await database.reading({ role: 'system' }, async (transaction) => {
    const rows = await transaction.selectFrom('household_members').select(['county', 'household']).where('person', '=', person).where('left_on', 'is', null).execute()
    for (const { county, household } of rows) {
      const found = (await householdsAskedFor(transaction, county, [household], today)).get(household)
      if (found?.village === village && found.endedOn === null && found.members.some((member) => member.person === person && member.adult)) return household
    }
    return null
  })
}
