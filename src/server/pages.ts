/** The two pages that are not the workbench. They load nothing; styles are inline as the policy allows. */

const page = (head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>UDF Workbench</title>
<style>body{font:15px/1.5 system-ui,sans-serif;color-scheme:light dark;margin:20vh auto;max-width:34em;padding:0 1em}</style>
${head}
</head>
<body>${body}</body>
</html>
`;

/** The page goes on by itself; the code leaves the address bar and the history's next entry. */
export const signedInPage = page(
  '<meta http-equiv="refresh" content="0; url=/">',
  '<p>Signed in. <a href="/">Open the workbench</a></p>',
);

export const refusedPage = (reason: string): string => page('', `<h1>UDF Workbench</h1><p>${escapeHtml(reason)}</p>`);

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
