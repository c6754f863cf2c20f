//! 二维码: an address as the squares of a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// The white border that readers need (ISO/IEC 18004: four modules).
pub(crate) const BORDER: i32 = 4;

/// A QR code, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawing {
    /// How many modules wide and high it is, with the border.
    pub(crate) size: i32,
    /// The dark modules as the path of an SVG, each run of a row one rectangle.
    pub(crate) path: String,
}

/// Draws a text; `None` where it is too long for a QR code.
pub(crate) fn draw(text: &str) -> Option<Drawing> {
    // An address is bytes: the other modes of the encoder would only weigh on the module.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let length = x - start;
                let (left, top) = (start + BORDER, y + BORDER);
                path.push_str(&format!("M{left} {top}h{length}v1h-{length}z"));
            }
            x += 1;
        }
    }
    Some(Drawing {
        size: code.size() + 2 * BORDER,
        path,
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    /// What a reader makes of a drawing.
    fn read(drawing: &Drawing) -> Option<String> {
        const SCALE: usize = 4;
        let size = usize::try_from(drawing.size).ok()?;
        let mut dark = vec![false; size * size];
        for run in drawing.path.split('M').skip(1) {
            let (at, rest) = run.split_once('h')?;
            let (x, y) = at.split_once(' ')?;
            let (length, _) = rest.split_once('v')?;
            let (x, y, length): (usize, usize, usize) =
                (x.parse().ok()?, y.parse().ok()?, length.parse().ok()?);
            dark[y * size + x..][..length].fill(true);
        }
        let side = size * SCALE;
        let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, |x, y| {
            dark[(y / SCALE) * size + x / SCALE]
        });
        let grid = image.detect_grids().into_iter().next()?;
        Some(grid.decode().ok()?.1)
    }

    #[test]
    fn a_reader_reads_what_was_drawn() {
        let long = format!("https://fw.example.gov.cn/guides/{}", "A1".repeat(300));
        for text in [
            "http://127.0.0.1:8080/guides/11610302016000020M4000131001000-01",
            "https://fw.example.gov.cn/guides/A1/checklist?q.who=self&q.lost=yes",
            "汉字也行",
            long.as_str(),
        ] {
            let drawing = draw(text).unwrap_or_else(|| panic!("{text} is not drawn"));
            assert_eq!(read(&drawing).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_too_long_is_not_drawn() {
        assert_eq!(draw(&"a".repeat(3_000)), None);
    }
}
