/**
 * The one demonstration village. It stands on the code of a real village, because the official list has no invented ones; its people,
 * borders, numbers and matters are invented and say so (every name carries 演示).
 */
import { generateVillage, type DemoVillage, type VillageInput } from './generate-village.ts'

export const demonstration: VillageInput = {
  seed: 20_260_101,
  site: {
    code: '140423100229',
    names: { CITY: '长治市', COUNTY: '襄垣县', TOWN: '古韩镇', VILLAGE: '甘村' },
    neighbour: '140423100228',
    center: [113.02, 36.55],
  },
  asOf: '2026-01-01',
}

/** The day from which its grids, units and mandates hold; cases of the demonstration begin after it. */
export const demonstrationFrom = '2025-01-01'

export function demonstrationVillage(): DemoVillage {
  return generateVillage(demonstration)
}
