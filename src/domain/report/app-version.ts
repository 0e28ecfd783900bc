/** Version of the app, as the report and the page print it. Equal to package.json's (tested). */
export const APP_VERSION = '0.1.0';
