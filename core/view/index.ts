/** What the server shows and the faces read: one set of types for both sides of the door. */
export type {
  ActView, AlikeView, ClockView, DossierLine, DossierView, NamedLine, NamedMatter, NamedRegion, NamedUnit, ViewEntry, ViewLine, ViewReason, ViewRemark,
} from './dossier-view.ts'
