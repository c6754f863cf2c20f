//! 图片: pictures that people send are drawn anew, so that nothing is kept of a file but what can be
//! seen of it: no place where it was taken, no text, no second file behind the first.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

/// The longest side of a picture that is read, in pixels.
const MOST_SIDE: u32 = 12_000;
/// The most pixels of one: those of a camera with 48 megapixels.
const MOST_PIXELS: u64 = 50_000_000;
/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 256 << 20;
/// The longest side of what is kept.
const KEPT_SIDE: u32 = 2_400;
const QUALITY: u8 = 85;

/// So many pictures are in memory at once.
static TURNS: Semaphore = Semaphore::const_new(2);

/// It is no picture that can be read, or more than may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit;

/// The picture as a JPEG that was drawn anew, beside the threads that answer requests.
///
/// # Errors
/// What is no JPEG, PNG or WebP, is broken, or would take too much memory.
pub async fn cleaned(content: Vec<u8>) -> Result<Vec<u8>, Unfit> {
    let turn = TURNS.acquire().await.map_err(|_| Unfit)?;
    let work = tokio::task::spawn_blocking(move || redrawn(&content));
    let cleaned = work.await.map_err(|_| Unfit)?;
    drop(turn);
    cleaned
}

fn redrawn(content: &[u8]) -> Result<Vec<u8>, Unfit> {
    let format = image::guess_format(content).map_err(|_| Unfit)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(Unfit);
    }
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Unfit)?;
    // What it says of itself comes before anything is unpacked.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(Unfit);
    }
    let orientation = decoder.orientation().map_err(|_| Unfit)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Unfit)?;
    if width.max(height) > KEPT_SIDE {
        picture = picture.thumbnail(KEPT_SIDE, KEPT_SIDE);
    }
    picture.apply_orientation(orientation);
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    let drawn = picture.to_rgb8().write_with_encoder(encoder);
    drawn.map_err(|_| Unfit)?;
    Ok(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A picture of two pixels beside one another, red and blue.
    fn two() -> image::RgbImage {
        image::RgbImage::from_fn(32, 16, |x, _| match x < 16 {
            true => image::Rgb([250, 10, 10]),
            false => image::Rgb([10, 10, 250]),
        })
    }

    fn written(format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        two().write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    /// A JPEG that says of itself where it was taken and that it lies on its side.
    fn with_exif() -> Vec<u8> {
        let jpeg = written(ImageFormat::Jpeg);
        // One entry: orientation 6; then a comment that looks like a place.
        let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        tiff.extend_from_slice(b"GPSLatitude 34.3617 GPSLongitude 107.2372");
        let mut segment = b"Exif\0\0".to_vec();
        segment.extend_from_slice(&tiff);
        let len = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
        let mut out = jpeg[..2].to_vec();
        out.extend_from_slice(&[0xff, 0xe1]);
        out.extend_from_slice(&len);
        out.extend_from_slice(&segment);
        out.extend_from_slice(&jpeg[2..]);
        out
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn a_photograph_loses_its_place_and_stands_upright() {
        let sent = with_exif();
        assert!(holds(&sent, b"GPSLatitude"));
        let kept = redrawn(&sent).unwrap();
        assert!(!holds(&kept, b"GPS") && !holds(&kept, b"Exif"));
        let kept = image::load_from_memory(&kept).unwrap().to_rgb8();
        assert_eq!(kept.dimensions(), (16, 32));
        // Turned to the right: what was left is above.
        assert!(kept.get_pixel(8, 4).0[0] > 150 && kept.get_pixel(8, 28).0[2] > 150);
    }

    #[test]
    fn what_is_hidden_behind_a_picture_is_gone() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let mut sent = written(format);
            sent.extend_from_slice(b"PK\x03\x04<script>alert(1)</script>%PDF-1.7");
            let kept = redrawn(&sent).unwrap();
            assert!(kept.starts_with(&[0xff, 0xd8]), "{format:?}");
            for part in [b"script".as_slice(), b"PK\x03\x04", b"%PDF"] {
                assert!(!holds(&kept, part), "{format:?}");
            }
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let jpeg = written(ImageFormat::Jpeg);
        let png = written(ImageFormat::Png);
        let rows: [&[u8]; 9] = [
            b"",
            b"GIF89a\x01\0\x01\0\0\0\0;<script>",
            b"%PDF-1.7",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            b"PK\x03\x04",
            &[0xff, 0xd8, 0xff, 0xe0],
            &jpeg[..40],
            &png[..40],
            b"BM\x1e\0\0\0",
        ];
        for content in rows {
            assert_eq!(redrawn(content), Err(Unfit));
        }
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_says_of_itself() {
        // A PNG of 30 000 × 30 000 grey pixels in a few bytes: 900 megabytes unpacked.
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut chunk = b"IHDR".to_vec();
        chunk.extend_from_slice(&30_000_u32.to_be_bytes());
        chunk.extend_from_slice(&30_000_u32.to_be_bytes());
        chunk.extend_from_slice(&[8, 0, 0, 0, 0]);
        png.extend_from_slice(&13_u32.to_be_bytes());
        let crc = crc(&chunk);
        png.extend_from_slice(&chunk);
        png.extend_from_slice(&crc.to_be_bytes());
        assert_eq!(redrawn(&png), Err(Unfit));
        // One within the sides that is beyond the memory.
        let sides = u64::from(MOST_SIDE) * u64::from(MOST_SIDE);
        assert!(sides > MOST_PIXELS);
    }

    /// The checksum of PNG (ISO 3309).
    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
                1 => (crc >> 1) ^ 0xedb8_8320,
                _ => crc >> 1,
            })
        };
        !bytes.iter().fold(u32::MAX, step)
    }
}
