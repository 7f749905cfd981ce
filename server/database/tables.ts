/** Row types of every table, one file per room in `tables/`; the migrations in /database/migrations are the truth. */
import type { BookTables } from './tables/books.ts'
import type { CalendarTables } from './tables/calendar.ts'
import type { DemonstrationTables } from './tables/demonstration.ts'
import type { DossierTables } from './tables/dossiers.ts'
import type { EffectTables } from './tables/effects.ts'
import type { FileTables } from './tables/files.ts'
import type { IdentityTables } from './tables/identity.ts'
import type { OpenAffairsTables } from './tables/open-affairs.ts'
import type { Open311Tables } from './tables/open311.ts'
import type { RegistryTables } from './tables/registry.ts'
import type { SettingsTables } from './tables/settings.ts'
import type { StarRatingTables } from './tables/star-rating.ts'
import type { StatisticsTables } from './tables/statistics.ts'

export interface Tables extends BookTables, CalendarTables, DemonstrationTables, DossierTables, EffectTables, FileTables, IdentityTables, OpenAffairsTables, Open311Tables, RegistryTables, SettingsTables, StarRatingTables, StatisticsTables {}
