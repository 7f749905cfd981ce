/** Row types of the settings room. */
export interface SettingsTables {}
