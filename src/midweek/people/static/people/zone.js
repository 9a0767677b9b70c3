// Tells the server which clock this device goes by, so that "21:30" is 21:30 here.
for (const field of document.querySelectorAll("input[name=zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
