/**
 * Tokens and parts shared by the three faces. Style sheet: `design/index.css`. Parts hold no state and work in static
 * markup and in an SPA alike.
 */
export { dayWords, isMidnight, machineTime, momentWords, timeWords, untilWords, type Audience } from './clock-words.ts'
export { projectionOf, type Position, type Projection, type Ring } from './map-projection.ts'
export { Acts, type ActsModel, type ClosedAct, type OpenAct } from './parts/acts.tsx'
export { Button, ButtonLink, ButtonRow, type ButtonKind } from './parts/button.tsx'
export { Choice, Choices, type ChoiceModel, type ChoicesModel } from './parts/choice.tsx'
export { DataTable, type Column } from './parts/data-table.tsx'
export { DossierHead, type DossierHeadModel, type HolderModel } from './parts/dossier-head.tsx'
export { EmptyState } from './parts/empty-state.tsx'
export { ErrorSummary, problemOf, type Problem } from './parts/error-summary.tsx'
export { Facts, type FactModel } from './parts/facts.tsx'
export { Field, FieldGroup, type FieldText } from './parts/field.tsx'
export { Figure, Figures, type FigureModel } from './parts/figure.tsx'
export { Files, type FileModel } from './parts/files.tsx'
export { FormFields, HiddenFields, type FieldModel } from './parts/form-fields.tsx'
export { Checkbox, DateBoxes, FileInput, Select, TextArea, TextInput } from './parts/inputs.tsx'
export type {
  CheckboxModel,
  DateBoxesModel,
  FileInputModel,
  Option,
  SelectModel,
  TextAreaModel,
  TextInputModel,
} from './parts/inputs.tsx'
export { DeadlineLamp, LampMark, type LampModel, type LampTone } from './parts/lamp.tsx'
export { Message, type MessageTone } from './parts/message.tsx'
export { Notice, type NoticeModel } from './parts/notice.tsx'
export { ConsoleShell, FieldShell, PortalShell } from './parts/page-shell.tsx'
export { Pager, type PagerModel } from './parts/pager.tsx'
export { MapDrawing, MapLegend, mapProjection, mapSize, PlaceMap } from './parts/place-map.tsx'
export type { MapGrid, MapPoint, PlaceMapModel } from './parts/place-map.tsx'
export { RegionBar, type RegionBarModel, type RegionStep } from './parts/region-bar.tsx'
export { StatusWord, type StatusModel, type StatusTone } from './parts/status-word.tsx'
export { RuleInPlace, Timeline, type RuleModel, type TimelineEntry } from './parts/timeline.tsx'
