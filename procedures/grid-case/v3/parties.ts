/** Parties as version 3 found them: the grid worker stayed one after the village had passed the matter up, since nothing in the file said so. */
import { parties, party } from '../parties.ts'

export const partiesV3 = { ...parties, gridWorker: party(parties.gridWorker.name, '事发网格的网格员、网格长；限定范围的事项除外', parties.gridWorker.who) }
