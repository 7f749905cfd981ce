/** Parties of one count: who keys it in, alone; the others once both counts are equal. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { PartyDefinition } from '../../core/procedure/procedure.ts'
import { officesAt } from '../village-election/parties.ts'
import type { Settings } from './conditions.ts'
import type { SheetFile } from './sheet-file.ts'

type Party = PartyDefinition<SheetFile, Settings>
type Sheet = Dossier<SheetFile>
const asPerson = (person: string): Addressee => ({ kind: 'person', person })
const once = (sheet: Sheet, addressees: readonly Addressee[]): readonly Addressee[] => (isOpenToOthers(sheet.state) ? addressees : [])

export const parties = {
  anyone: party('任何人', '不限', () => [{ kind: 'anyone' }]),
  system: party('系统', '由系统办理', () => [{ kind: 'system' }]),
  keyer: party('录这一份的人', '在票箱里登记了由自己录的人', ({ file }: Sheet) => (file.keyer === '' ? [] : [asPerson(file.keyer)])),
  committee: party('村民选举委员会', '两份一致以后，选举委员会成员', (sheet: Sheet) => once(sheet, sheet.file.committee.map(asPerson))),
  town: party('乡镇', '两份一致以后，本乡镇的调度员', (sheet: Sheet) => once(sheet, officesAt(sheet.place, 'TOWN', 'TOWN_DISPATCHER'))),
  county: party('县民政局', '两份一致以后，本县民政部门工作人员', (sheet: Sheet) => once(sheet, officesAt(sheet.place, 'COUNTY', 'CIVIL_AFFAIRS'))),
} satisfies Record<string, Party>
export type SheetParty = keyof typeof parties

function party(name: string, found: string, who: Party['who']): Party {
  return { name, found, who }
}

/** States in which others than the one who keys may read: the other count cannot lean on it any more. */
function isOpenToOthers(state: string | null): boolean {
  return state === 'OPENED' || state === 'CLOSED'
}
