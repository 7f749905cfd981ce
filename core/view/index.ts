/** What the server shows and the faces read: one set of types for both sides of the door. */
export type {
  ActView, AlikeView, ClockView, DossierLine, DossierView, NamedLine, NamedMatter, NamedRegion, NamedUnit, SuspectedView, ViewEntry, ViewLine, ViewReason, ViewRemark,
} from './dossier-view.ts'
export type { AverageTime, Figures, Indicator, PlaceView, StatisticsLine, StatisticsLines, StatisticsView } from './statistics-view.ts'
export type { StarFairness, StarFigures } from './star-figures.ts'
