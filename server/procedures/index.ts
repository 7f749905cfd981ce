export { definitionHash, keepProcedures, publishedProcedures, recordPublished, type Procedures } from './published.ts'
export { keepSettings, settingsInForce, wholeCity, type InForce, type SettingsKeeper } from './settings.ts'
export { currentContents, differencesOf, dryRun, listSettings, proposeSettings, reviewSettings, type Difference, type Review, type SettingsVersion } from './review.ts'
