// <form data-files>: photos are made smaller in the browser before they are sent, which also leaves behind where and
// when they were taken. Where that fails the photo goes as it is: the server does the same. Documents go as they are.
(() => {
  const LONGEST_SIDE = 2048;
  const QUALITY = 0.82;
  const MOST_BYTES = 10 * 1024 * 1024;

  const sizeOf = (bytes) => {
    const number = (value, digits) =>
      value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits });
    return bytes < 1024 * 1024 ? `${number(Math.max(1, bytes / 1024), 0)} KB` : `${number(bytes / 1048576, 1)} MB`;
  };

  const isPhoto = (file) => file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name);

  const drawn = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff"; // JPEG knows nothing that can be seen through
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.imageSmoothingQuality = "high";
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  };

  const shrunk = async (file) => {
    try {
      const photo = await drawn(file);
      if (!photo || (photo.size >= file.size && file.type !== "image/jpeg")) return file;
      return new File([photo], file.name.replace(/(\.\w{1,5})?$/, ".jpg"), { type: "image/jpeg" });
    } catch {
      return file;
    }
  };

  const attend = (form) => {
    const input = form.querySelector("input[type=file]");
    const progress = form.querySelector("[data-files-progress]");
    let working = null;
    let sendAfter = null;

    const tell = (words, place) => {
      const line = place ?? progress.appendChild(document.createElement("li"));
      line.textContent = words;
      return line;
    };
    const sentence = (name, values) =>
      form.dataset[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

    const prepare = async (chosen) => {
      const kept = new DataTransfer();
      for (const file of chosen) {
        const line = isPhoto(file) ? tell(sentence("filesWorking", { name: file.name })) : null;
        const small = line ? await shrunk(file) : file;
        if (small.size > MOST_BYTES) {
          tell(sentence("filesLarge", { name: file.name }), line).className = "files-refused";
          continue;
        }
        kept.items.add(small);
        if (line)
          tell(sentence("filesReady", { name: file.name, before: sizeOf(file.size), after: sizeOf(small.size) }), line);
      }
      return kept.files;
    };

    input.addEventListener("change", async () => {
      progress.replaceChildren();
      const mine = (working = prepare([...input.files]));
      const files = await mine;
      if (working !== mine) return; // others were chosen meanwhile
      input.files = files;
      working = null;
      if (sendAfter) form.requestSubmit(sendAfter);
      sendAfter = null;
    });

    form.addEventListener("submit", (event) => {
      if (working) {
        event.preventDefault();
        sendAfter = event.submitter;
        return;
      }
      const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
      if (size) tell(sentence("filesSending", { size: sizeOf(size) }));
    });
  };

  for (const form of document.querySelectorAll("form[data-files]")) attend(form);
})();
