export {
  areaOf, boxOf, centroidOf, containsPosition, isSimple, type Box, type Polygon, type Position, type Ring,
} from './polygon.ts'
export { borderTolerance, coverageOf, overlapOf, overlapsAmong, type Coverage, type Overlap } from './tiling.ts'
