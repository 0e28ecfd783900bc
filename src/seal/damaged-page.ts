/**
 * What the service worker shows where the app's page is lost or not the one that was built, and cannot be fetched again. It has to lie in the
 * service worker's own code, since nothing else is left; it has no script.
 */
export const DAMAGED_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sequester</title>
<h1>The copy of Sequester in this browser is damaged</h1>
<p>Files of the app are missing here, or are not the ones that were built, so it was not started. Nobody’s data was opened.</p>
<ol>
<li>Connect to the network and load this page again in a minute: the app fetches its files anew and checks each.</li>
<li>If this page comes back, the server has another version by now. Clear this site’s data in the settings of the browser and open the page
again. That also deletes people who were saved in this browser: if you have no exported copy of them, ask whoever runs the site for the
earlier version first.</li>
</ol>
</html>
`;
