import type { DeviceSettings } from '../../rpc/safe.ts';

/** Name of the policy's file, in the browser's folder of managed policies. */
export const POLICY_NAME = 'sequester-kiosk.json';

/**
 * Policies of Chromium and Chrome for a kiosk, as a file of its managed policies; the names are those of Chrome's policy
 * list (chromeenterprise.google/policies), each looked up in the definitions of the Chromium sources or in the program itself (156).
 *
 * @param address - the app's own address, without a fragment
 */
export function browserPolicy(address: string, settings: Pick<DeviceSettings, 'mayPrint' | 'mayExport'>): string {
  const policy = {
    // Every session begins empty, and nothing of one outlives it.
    ForceEphemeralProfiles: true,
    BrowserSignin: 0,
    SyncDisabled: true,
    IncognitoModeAvailability: 1,
    // No other profile beside it, in which nothing of this would hold.
    BrowserGuestModeEnabled: false,
    BrowserAddPersonEnabled: false,
    SavingBrowserHistoryDisabled: true,
    AllowDeletingBrowserHistory: false,
    AllowBackForwardCacheForCacheControlNoStorePageEnabled: false,
    // Nothing but this app.
    ExtensionInstallBlocklist: ['*'],
    URLBlocklist: ['*'],
    URLAllowlist: [address],
    RestoreOnStartup: 4,
    RestoreOnStartupURLs: [`${address}#kiosk`],
    DefaultPopupsSetting: 2,
    DeveloperToolsAvailability: 2,
    // Nothing that a person types or reads goes to a service.
    PasswordManagerEnabled: false,
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    SpellcheckEnabled: false,
    SpellCheckServiceEnabled: false,
    TranslateEnabled: false,
    SearchSuggestEnabled: false,
    NetworkPredictionOptions: 2,
    MetricsReportingEnabled: false,
    BackgroundModeEnabled: false,
    ScreenCaptureAllowed: false,
    AudioCaptureAllowed: false,
    DefaultGeolocationSetting: 2,
    UserFeedbackAllowed: false,
    EditBookmarksEnabled: false,
    // Ways out for a result. Paper comes from the system's printer: no letter becomes a file of this machine, and no address stands on it.
    PrintingEnabled: settings.mayPrint,
    PrinterTypeDenyList: ['pdf', 'extension'],
    PrintPreviewUseSystemDefaultPrinter: true,
    PrintHeaderFooter: false,
    DownloadRestrictions: settings.mayExport ? 0 : 3,
    PromptForDownloadLocation: true,
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
