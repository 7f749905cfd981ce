/** The registry (一网采集的底册): regions, units, persons, households, mandates. Everything the other rooms may ask of it. */
export {
  childrenOf, findGrid, findRegion, findRegions, pathOf, searchRegions, type RegionSearch,
} from './regions.ts'
export { changzhi, loadRegions, type RegionList, type RegionLoad } from './load-regions.ts'
export { findUnitFor, findUnits, unitsOfFunction, unitsOfRegion, type Unit } from './units.ts'
export {
  findMandate, mandatesInForce, mandatesOfRegion, mandatesOfScope, mandatesOfUnit, officeHolders,
  type MandatePage, type MandateRecord, type OfficeHolder,
} from './mandates.ts'
